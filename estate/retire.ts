/**
 * Deletions, declared by `retire` in a tenant's file. Until its day the thing stays; from that day on it is no longer
 * part of the estate, though its lines remain: a reader sees who approved it and when. Pure.
 */

import { choice } from "../output/nearest.ts";
import type { Alliance } from "../policies/alliance/model.ts";
import { own } from "../policies/values/own.ts";
import { type Issue, issue, type Positioned, positionOf } from "./issue.ts";
import type { Path, Source } from "./load/source.ts";
import type { SiteSources, Sources } from "./load/sources.ts";
import { REFERENCES } from "./messages/references.ts";
import type { Retirement, Tenant } from "./model/index.ts";
import { RETIRE } from "./retire-messages.ts";

/** Parts of a tenant that hold data. */
export const KINDS = ["clusters", "containers"] as const;
export type Kind = (typeof KINDS)[number];

/** One planned deletion, declared at `path` of `file`. */
export interface Retiring extends Positioned {
  /** Site whose folder contains the file. */
  readonly site: string;
  /** Key of the tenant there. */
  readonly tenant: string;
  /** Part of the tenant; absent for the whole tenant. */
  readonly part?: { readonly kind: Kind; readonly key: string };
  /** First day (UTC) on which it is no longer declared. */
  readonly after: string;
  /** Whether that day has come. */
  readonly due: boolean;
}

/** The sources without what is due on a day (UTC), and all planned deletions. */
export function withoutRetired(
  sources: Sources,
  today: string,
): { sources: Sources; issues: Issue[]; retiring: Retiring[] } {
  const issues: Issue[] = [];
  const retiring: Retiring[] = [];
  const sites = [...sources.sites].map(([site, folder]): [string, SiteSources] => {
    const tenants = [...folder.tenants].flatMap(([key, tenant]) => {
      const words = wordsIn(tenant.data);
      const wrong = words.flatMap((word) => problems(sources, tenant, word));
      issues.push(...wrong);
      const going = words.map(({ path, part, retire: { after } }) => ({
        ...positionOf(tenant.at(path)),
        site,
        tenant: key,
        ...(part && { part }),
        after,
        due: after <= today,
      }));
      retiring.push(...going);
      // An invalid `retire` is ignored: the rest is checked as if the tenant stayed.
      if (wrong.length > 0) return [[key, tenant] as const];
      const left = without(tenant, going);
      return left === undefined ? [] : [[key, left] as const];
    });
    return [site, { ...folder, tenants: new Map(tenants) }];
  });
  return { sources: { ...sources, sites: new Map(sites) }, issues, retiring };
}

interface Word {
  readonly path: Path;
  readonly part?: { readonly kind: Kind; readonly key: string };
  readonly retire: Retirement;
}

/** Every `retire` of a tenant's file. */
function wordsIn(tenant: Tenant): Word[] {
  const whole = tenant.retire === undefined ? [] : [{ path: ["retire"], retire: tenant.retire }];
  const parts = KINDS.flatMap((kind) =>
    Object.entries(tenant[kind]).flatMap(([key, { retire }]) =>
      retire === undefined ? [] : [{ path: [kind, key, "retire"], part: { kind, key }, retire }],
    ),
  );
  return [...whole, ...parts];
}

function without(tenant: Source<Tenant>, going: readonly Retiring[]): Source<Tenant> | undefined {
  const due = going.filter((each) => each.due);
  if (due.length === 0) return tenant;
  if (due.some(({ part }) => part === undefined)) return undefined;
  const stays = (kind: Kind) => (key: string) =>
    !due.some(({ part }) => part?.kind === kind && part.key === key);
  const { continuity } = tenant.data;
  const parts = KINDS.map((kind) => [kind, kept<unknown>(tenant.data[kind], stays(kind))]);
  const data: Tenant = {
    ...tenant.data,
    ...(Object.fromEntries(parts) as Pick<Tenant, Kind>),
    // Retired containers are no longer copied.
    ...(continuity && {
      continuity: { ...continuity, containers: continuity.containers.filter(stays("containers")) },
    }),
  };
  return { ...tenant, data };
}

function kept<V>(
  map: Readonly<Record<string, V>>,
  stays: (key: string) => boolean,
): Record<string, V> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => stays(key)));
}

/** The approver of a deletion must be in the registry and represent the country that owns the data. */
function problems({ alliance }: Sources, tenant: Source<Tenant>, word: Word): Issue[] {
  const { movesTo, owner } = tenant.data;
  const at = (...more: string[]) => tenant.at([...word.path, ...more]);
  const both = movesTo !== undefined && word.part === undefined;
  const moving = both ? [issue(at(), RETIRE.retireMoving, { site: movesTo })] : [];
  if (alliance === undefined) return moving; // reported by another check
  const { name, office: got } = word.retire.approvedBy;
  const office = own(alliance.data.offices, got);
  const offices = officesOf(alliance.data, owner);
  if (office === undefined) {
    const allowed = choice(offices, got);
    return [
      ...moving,
      issue(at("approvedBy", "office"), REFERENCES.unknownReference, { got, allowed }),
    ];
  }
  const { country, people } = office;
  const foreign = { got, country, owner, allowed: choice(offices) };
  return [
    ...moving,
    ...(country === owner
      ? []
      : [issue(at("approvedBy", "office"), RETIRE.retireForeign, foreign)]),
    ...(people.includes(name)
      ? []
      : [
          issue(at("approvedBy", "name"), REFERENCES.unknownReference, {
            got: name,
            allowed: choice(people, name),
          }),
        ]),
  ];
}

/** Keys of the offices that represent a country. */
export function officesOf({ offices }: Alliance, country: string): string[] {
  return Object.keys(offices).filter((key) => offices[key]?.country === country);
}
