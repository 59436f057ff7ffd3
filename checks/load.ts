/** The estate read and checked: either whole or a list of issues. Knows no Pulumi. */

import { contextOf, type SiteCheck, type SiteContext } from "../estate/context.ts";
import type { Estate } from "../estate/estate.ts";
import { type Issue, issue, type Position, sortIssues } from "../estate/issue.ts";
import { withMeant } from "../estate/load/misspelt-names.ts";
import { allianceFile, dataOf, readSources, type Sources } from "../estate/load/sources.ts";
import { FILES } from "../estate/messages/files.ts";
import type { Repatriation, Tenant } from "../estate/model/index.ts";
import { withMoves } from "../estate/move/moving-tenants.ts";
import { type Retiring, withoutRetired } from "../estate/retire.ts";
import { withStandbys } from "../estate/standby.ts";
import { choice } from "../output/nearest.ts";
import { gathered } from "../planning/capacity/over-limits.ts";
import type { Alliance } from "../policies/alliance/model.ts";
import { type Attestations, attestations, pending } from "./attestations.ts";
import { ALLIANCE_CHECKS, HOME_CHECKS, LATE_CHECKS, SITE_CHECKS, TARGET_CHECKS } from "./index.ts";
import { recordedIssues } from "./recorded/check.ts";
import type { Recorded } from "./recorded/model.ts";

/** What one site declares, whether or not it could be made. */
export interface Declared {
  readonly alliance: Alliance;
  /** Sites for which it stands in. */
  readonly standsInFor: readonly string[];
  /** By tenant key, what stands by for other sites among them. */
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** Tenants of other sites, `<owner>/<key>`. */
  readonly elsewhere: readonly string[];
}

/** An estate, or why there is none. */
export interface LoadResult {
  /** Only when there is no issue. */
  readonly estate?: Estate;
  readonly issues: readonly Issue[];
}

/** Several estates, or why there is none. */
export interface LoadAllResult {
  /** Empty when there is any issue. */
  readonly estates: readonly Estate[];
  readonly issues: readonly Issue[];
  /** What offices attest in the registry and at these sites, sound or not: every report shows it. */
  readonly attested: Attestations;
  /** What is still to be attested at these sites: enough for a rehearsal, never for a real site. */
  readonly unattested: readonly Position[];
  /** What is to be deleted, at any site: what is due is in no estate any more. */
  readonly retiring: readonly Retiring[];
  /** What would be an issue once all of it has gone, where there is none today: lines of others that name it. */
  readonly afterwards: readonly Issue[];
  /** What each of these sites would make, by site, though there be issues; what could not be read is absent. */
  readonly declared: Readonly<Record<string, Declared>>;
  /** Keys of the registry's sites, whatever their status. */
  readonly registered: readonly string[];
  /** The register of platforms that come home, when there is no issue; absent where nobody has written it. */
  readonly repatriation?: Repatriation | undefined;
  /** Whether the issues are of sound files, which only do not go with what is recorded. */
  readonly sound: boolean;
}

export interface LoadOptions {
  /** The stacks folder: `alliance.yaml` and one folder a site. */
  readonly root: string;
  /** The file of waivers to check along. @default none */
  readonly waivers?: string;
  /** Day (UTC, `2026-11-24`) of the judgement. @default today */
  readonly today?: string;
  /** Whether platforms abroad after their deadline are issues; not for the report that shows them. @default true */
  readonly refuseLate?: boolean;
  /** What a site's state records, as far as it is known: files that are sound are compared with it. @default nothing is */
  readonly recorded?: (site: string) => Promise<Recorded | undefined>;
}

/** Reads and checks one site. The shape and the addresses of every site count, because they may collide. */
export async function loadEstate(site: string, options: LoadOptions): Promise<LoadResult> {
  const { estates, issues } = await loadEstates([site], options);
  const estate = estates[0];
  return estate ? { estate, issues } : { issues };
}

/** Reads once and checks several sites, all open ones when none is named. Estates only when there is no issue. */
export async function loadEstates(
  names: readonly string[] | undefined,
  options: LoadOptions,
): Promise<LoadAllResult> {
  const { root, waivers, refuseLate = true, recorded } = options;
  const { today = new Date().toISOString().slice(0, 10) } = options;
  const read = await readSources(root, waivers);
  const meant = withMeant(read.sources);
  const left = withoutRetired(meant.sources, today);
  const before = [...read.issues, ...meant.issues, ...left.issues];
  const asked = { root, names, today, refuseLate };
  const { contexts, found: declared, sources } = evaluate(left.sources, before, asked);
  const sound = declared.length === 0;
  const against = contexts.map(async (context) => {
    const stands = sound ? await recorded?.(context.key) : undefined;
    return stands ? recordedIssues(context, stands) : [];
  });
  const found = sound ? sortIssues((await Promise.all(against)).flat()) : declared;
  const waits = found.length === 0 && left.retiring.some(({ due }) => !due);
  const once = waits ? withoutRetired(meant.sources, LAST_DAY).sources : undefined;
  return {
    estates: found.length === 0 ? contexts.map(toEstate) : [],
    issues: found,
    attested: attestations(sources.alliance, contexts),
    unattested: pending(contexts),
    retiring: left.retiring,
    afterwards: once === undefined ? [] : evaluate(once, [], asked).found,
    declared: Object.fromEntries(contexts.map((context) => [context.key, declaredBy(context)])),
    registered: Object.keys(sources.alliance?.data.sites ?? {}),
    sound,
    ...(found.length === 0 &&
      sources.repatriation && { repatriation: deepFreeze(sources.repatriation.data) }),
  };
}

/** Every open site of a stacks folder. */
export function readEstates(root: string, waivers?: string): Promise<LoadAllResult> {
  return loadEstates(undefined, { root, ...(waivers !== undefined && { waivers }) });
}

/** When all that is to be deleted has gone. */
const LAST_DAY = "9999-12-31";

/** Every check of some sites, all open ones when none is named. */
function evaluate(
  given: Sources,
  before: readonly Issue[],
  asked: {
    readonly root: string;
    readonly names: readonly string[] | undefined;
    readonly today: string;
    readonly refuseLate: boolean;
  },
): { contexts: SiteContext[]; found: Issue[]; sources: Sources } {
  const { root, today, refuseLate } = asked;
  const { sources, issues } = withMoves(given);
  const wanted = asked.names ?? openSites(sources);
  const contexts = wanted.flatMap((key) => contextOf(sources, key, today) ?? []);
  const ask = (checks: readonly SiteCheck[]) =>
    contexts.flatMap((context) => checks.flatMap((check) => check(context)));
  const own = [
    ...before,
    ...issues,
    ...ALLIANCE_CHECKS.flatMap((check) => check(sources, today)),
    ...ask(SITE_CHECKS),
    ...wanted.flatMap((key) => missing(root, sources, key)),
  ];
  const found = sortIssues(
    gathered([
      ...own,
      ...(own.length === 0 ? ask(TARGET_CHECKS) : []),
      ...ask(HOME_CHECKS),
      ...(refuseLate ? ask(LATE_CHECKS) : []),
    ]),
  );
  return { contexts, found, sources };
}

function openSites({ alliance, sites }: Sources): string[] {
  const registered = Object.entries(alliance?.data.sites ?? {});
  return registered
    .filter(([key, { status }]) => status === "open" && sites.has(key))
    .map(([key]) => key);
}

/** A site asked for by name must be there; an unreadable one has been reported already. */
function missing(root: string, { alliance, sites }: Sources, key: string): Issue[] {
  if (alliance === undefined || sites.has(key)) return [];
  if (!Object.hasOwn(alliance.data.sites, key)) {
    const allowed = choice(Object.keys(alliance.data.sites), key);
    const at = { file: allianceFile(root), line: 1, path: "sites" };
    return [issue(at, FILES.unregisteredSite, { site: key, allowed })];
  }
  return [issue(alliance.at(["sites", key]), FILES.missingSite, { site: key })];
}

function declaredBy({ key, alliance, site, sites, tenants, standbys = {} }: SiteContext): Declared {
  const all = withStandbys({ site: site.data, tenants: dataOf(tenants), standbys });
  const { standsInFor } = site.data;
  const elsewhere = [...sites.values()]
    .filter((other) => other.key !== key)
    .flatMap((other) => [...other.tenants].map(([name, { data }]) => `${data.owner}/${name}`));
  return { alliance: alliance.data, standsInFor, tenants: all.tenants, elsewhere };
}

function toEstate(context: SiteContext): Estate {
  const { key, alliance, allianceSite, site, facility, tenants, standbys = {} } = context;
  const arriving = context.sites.get(key)?.arriving;
  return deepFreeze({
    alliance: alliance.data,
    siteKey: key,
    site: site.data,
    allianceSite,
    ...(facility && { facility: facility.data }),
    tenants: dataOf(tenants),
    standbys,
    ...(arriving && { arriving }),
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
