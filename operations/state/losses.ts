/** Finds what a run would delete that holds data, by comparing the recorded state with the files. Pure. */
import type { Declared } from "../../checks/load.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { KINDS, type Kind, type Retiring } from "../../estate/retire.ts";
import { type RecordedTenant, type RecordedThing, recordedTenants } from "./recorded.ts";
import type { StackState, StateResource } from "./stack-state.ts";

/** A resource that is recorded, no longer declared, and not approved for deletion. */
export interface Loss {
  /** Key at this site. */
  readonly tenant: string;
  readonly owner: string | undefined;
  /** Which part of the tenant; absent if all of it. */
  readonly part?: { readonly kind: Kind; readonly key: string };
  readonly thing: RecordedThing;
  /** The tenant's clusters and containers, if the loss is a whole tenant. */
  readonly whole?: RecordedTenant;
  /** Site whose active standby this one is, if the tenant belongs to that site. */
  readonly home?: string;
}

/** The input of the comparison. */
export interface Run {
  readonly site: string;
  readonly state: StackState | undefined;
  readonly declared: Declared;
  readonly retiring: readonly Retiring[];
  /** Keys of all sites of the alliance. */
  readonly sites: readonly string[];
  /** Site whose active standby this one was until now: its clusters here are deleted with that. */
  readonly withdrawn?: string | undefined;
}

export interface Comparison {
  readonly losses: readonly Loss[];
  /** Resources that may be deleted and are still recorded as protected: the engine would not delete them. */
  readonly freed: readonly StateResource[];
}

/** Compares state and files. A standby without protection may be deleted, because its home has the original. */
export function compare(run: Run): Comparison {
  const { site, state, sites } = run;
  const all = Object.entries(recordedTenants(site, state)).map(([tenant, recorded]) => {
    const home = sites.find((other) => other !== site && tenant.startsWith(`${other}-`));
    return compareTenant(run, { tenant, recorded, home });
  });
  return {
    losses: all.flatMap(({ losses }) => losses),
    freed: all.flatMap(({ freed }) => freed),
  };
}

interface OfTenant {
  readonly tenant: string;
  readonly recorded: RecordedTenant;
  readonly home: string | undefined;
}

function compareTenant(run: Run, { tenant, recorded, home }: OfTenant): Comparison {
  // A tenant of this site may have the same key as a standby.
  const files = [{ site: run.site, tenant }];
  if (home !== undefined) files.push({ site: home, tenant: tenant.slice(home.length + 1) });
  const due = run.retiring.filter(
    (each) =>
      each.due && files.some((file) => file.site === each.site && file.tenant === each.tenant),
  );
  const loss = { tenant, owner: recorded.owner, ...(home === undefined ? {} : { home }) };
  const now = tenantNow(run.declared.tenants, tenant);
  // A move that was undone: the original is back at its old site.
  const back = now === undefined && run.declared.elsewhere.includes(`${recorded.owner}/${tenant}`);
  const isLost = ({ holder }: RecordedThing) =>
    holder !== undefined && ((home === undefined && !back) || holder.protect === true);
  const parts = KINDS.flatMap((kind) =>
    Object.entries(recorded[kind])
      .filter(([part]) => now === undefined || !Object.hasOwn(now[kind], part))
      .map(([part, thing]) => ({ part: { kind, key: part }, thing })),
  );
  if (now === undefined) {
    const things = [recorded, ...parts.map(({ thing }) => thing)];
    if (due.some(({ part }) => part === undefined)) return { losses: [], freed: holders(things) };
    const whole = { ...loss, thing: recorded, whole: recorded };
    return { losses: things.some(isLost) ? [whole] : [], freed: [] };
  }
  const mayGo = parts.filter(
    ({ part: { kind, key } }) =>
      due.some(({ part }) => part?.kind === kind && part.key === key) ||
      (home !== undefined && home === run.withdrawn && kind === "clusters"),
  );
  return {
    losses: parts
      .filter((part) => !mayGo.includes(part) && isLost(part.thing))
      .map((part) => ({ ...loss, ...part })),
    freed: holders(mayGo.map(({ thing }) => thing)),
  };
}

/** A declared tenant, by its current or its former key. */
function tenantNow(tenants: Declared["tenants"], key: string): Tenant | undefined {
  if (Object.hasOwn(tenants, key)) return tenants[key];
  return Object.values(tenants).find(
    (tenant) => (tenant as { readonly renamedFrom?: string }).renamedFrom === key,
  );
}

/** The protected holders, which the engine would not delete. */
function holders(things: readonly RecordedThing[]): StateResource[] {
  return things.flatMap(({ holder }) => (holder?.protect ? [holder] : []));
}
