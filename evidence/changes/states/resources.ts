/** The resources that differ between two recorded states, by tenant. No value of a resource leaves this file. Pure. */
import { tenantOf } from "../../../operations/state/tenant-of.ts";
import { MARKS, type Mark, marksOf } from "../../../policies/enforce/recorded/index.ts";
import type { Deployment, Resource } from "../../../policies/enforce/recorded/schema.ts";
import { isSecret } from "../../../policies/enforce/recorded/values.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { withoutSecrets } from "../../review/values.ts";
import type { StateChange, StateOperation, TenantState } from "../model.ts";

const TENANT = "aes-estate:index:TenantProject";

/** The tenants that are recorded in a state, by their key at the site. */
export function recordedTenants({ resources }: Deployment, site: string): string[] {
  return (resources ?? [])
    .filter(({ type }) => type === TENANT)
    .map(({ urn }) => nameOf(urn).slice(site.length + 1));
}

/** Every resource that differs, once, with its tenant; the site's own resources last. */
export function comparedResources(
  before: Deployment,
  after: Deployment,
  ofTenant: (urn: string) => string | undefined,
): TenantState[] {
  const [was, is] = [byUrn(before), byUrn(after)];
  const urns = [...new Set([...was.keys(), ...is.keys()])].sort();
  const found = urns.flatMap((urn) => {
    const change = changeOf(was.get(urn), is.get(urn));
    return change === undefined ? [] : [{ tenant: ofTenant(urn), change }];
  });
  const tenants = Map.groupBy(found, ({ tenant }) => tenant);
  return [...tenants]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1))
    .map(([tenant, all]) => {
      const resources = all.map(({ change }) => change);
      return { ...(tenant !== undefined && { tenant }), counts: countsOf(resources), resources };
    });
}

/** The tenant of a resource, by its name. */
export function tenantIn(site: string, tenants: ReadonlySet<string>) {
  return (urn: string) => tenantOf(nameOf(urn), site, tenants);
}

/** How many there are of each operation. */
export function countsOf(changes: readonly Pick<StateChange, "operation">[]) {
  const of = (wanted: StateOperation) =>
    changes.filter(({ operation }) => operation === wanted).length;
  return { new: of("new"), gone: of("gone"), changed: of("changed") };
}

interface Entry {
  readonly resource: Resource;
  readonly marks: readonly Mark[];
}

/** Marks of what a run has left to do. */
const WAITS: ReadonlySet<Mark> = new Set(["pendingDelete", "pendingOperation"]);

/** One entry for each URN: the standing resource, with the marks of those that only wait for their deletion. */
function byUrn({ resources, pending_operations }: Deployment): Map<string, Entry> {
  const pending = (pending_operations ?? []).map(({ resource }) => ({ resource, begun: true }));
  const all = [...(resources ?? []).map((resource) => ({ resource, begun: false })), ...pending];
  const groups = Map.groupBy(all, ({ resource: { urn } }) => urn);
  return new Map(
    [...groups].map(([urn, own]) => {
      const standing = own.filter(({ resource, begun }) => !begun && resource.delete !== true);
      const one = (standing[0] ?? own[0]) as (typeof own)[number];
      const { resource } = one;
      const marks = new Set([
        ...marksOf(resource, one.begun),
        ...own
          .flatMap((each) => marksOf(each.resource, each.begun))
          .filter((mark) => WAITS.has(mark)),
      ]);
      return [urn, { resource, marks: MARKS.filter((mark) => marks.has(mark)) }];
    }),
  );
}

function changeOf(was: Entry | undefined, is: Entry | undefined): StateChange | undefined {
  const one = is ?? was;
  if (one === undefined) return undefined;
  const { urn, type } = one.resource;
  const shown = {
    type,
    name: withoutSecrets(nameOf(urn)),
    urn: shownUrn(urn),
  };
  const only = { ...shown, properties: [], replaced: false, marks: [...one.marks], unmarked: [] };
  if (was === undefined) return { operation: "new", ...only };
  if (is === undefined) return { operation: "gone", ...only };
  const properties = differingInputs(was.resource.inputs ?? {}, is.resource.inputs ?? {});
  const replaced = was.resource.id !== is.resource.id;
  const marks = is.marks.filter((mark) => !was.marks.includes(mark));
  const unmarked = was.marks.filter((mark) => !is.marks.includes(mark));
  const differing = [...properties, ...marks, ...unmarked].length > 0 || replaced;
  if (!differing) return undefined;
  return { operation: "changed", ...shown, properties, replaced, marks, unmarked };
}

/** A URN without what looks like a secret in its name: a type may look like one (`randomPassword:RandomPassword`). */
export function shownUrn(urn: string): string {
  const [scheme = "", project, types, ...name] = urn.split("::");
  if (name.length === 0) return withoutSecrets(urn);
  return [scheme, project, types, withoutSecrets(name.join("::"))].join("::");
}

type Properties = Readonly<Record<string, unknown>>;
type Compared = "same" | "differs" | "unknown";

/** Notes of the engine and of providers on a resource, which no program requests. */
const NOTES: ReadonlySet<string> = new Set(["__defaults", "__internal"]);

function differingInputs(was: Properties, is: Properties): StateChange["properties"] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return names.flatMap((name) => {
    const compared = NOTES.has(name) ? "same" : comparedValues(was[name], is[name]);
    return compared === "same" ? [] : [{ name: withoutSecrets(name), compared }];
  });
}

/** Two secrets whose encrypted texts differ may hold the same value: a new key encrypts all of them again. */
function comparedValues(was: unknown, is: unknown): Compared {
  if (isSecret(was) && isSecret(is)) return comparedSecrets(was, is);
  if (Array.isArray(was) && Array.isArray(is)) {
    if (was.length !== is.length) return "differs";
    return together(was.map((part, index) => comparedValues(part, is[index])));
  }
  if (!isMap(was) || !isMap(is) || isSecret(was) !== isSecret(is)) {
    return was === is ? "same" : "differs";
  }
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return together(
    names.filter((name) => !NOTES.has(name)).map((name) => comparedValues(was[name], is[name])),
  );
}

function comparedSecrets(was: unknown, is: unknown): Compared {
  const [one, other] = [was, is] as { ciphertext?: unknown; plaintext?: unknown }[];
  if (typeof one?.plaintext === "string" && typeof other?.plaintext === "string") {
    return one.plaintext === other.plaintext ? "same" : "differs";
  }
  const same = one?.ciphertext !== undefined && one.ciphertext === other?.ciphertext;
  return same ? "same" : "unknown";
}

function together(all: readonly Compared[]): Compared {
  if (all.includes("differs")) return "differs";
  return all.includes("unknown") ? "unknown" : "same";
}

function isMap(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
