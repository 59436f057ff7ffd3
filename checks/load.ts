/** Reads and checks the estate: returns the whole estate or a list of issues. Does not use Pulumi. */

import { contextOf, type SiteCheck, type SiteContext } from "../estate/context.ts";
import type { Estate } from "../estate/estate.ts";
import { type Issue, issue, type Position, sortIssues } from "../estate/issue.ts";
import { type Files, ON_DISK } from "../estate/load/files.ts";
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
import { type DigestOnly, digestsOnly } from "./contracts.ts";
import { ALLIANCE_CHECKS, HOME_CHECKS, LATE_CHECKS, SITE_CHECKS, TARGET_CHECKS } from "./index.ts";
import { recordedIssues } from "./recorded/check.ts";
import type { Recorded } from "./recorded/model.ts";

/** One site's declarations, even if there are issues. */
export interface Declared {
  readonly alliance: Alliance;
  /** Sites for which it is the active standby. */
  readonly activeStandbyFor: readonly string[];
  /** By tenant key, including its standbys for other sites. */
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** Tenants of other sites, `<owner>/<key>`. */
  readonly elsewhere: readonly string[];
}

/** An estate, or why it could not be loaded. */
export interface LoadResult {
  /** Only if there are no issues. */
  readonly estate?: Estate;
  readonly issues: readonly Issue[];
}

/** Several estates, or why they could not be loaded. */
export interface LoadAllResult {
  /** Empty if there is any issue. */
  readonly estates: readonly Estate[];
  readonly issues: readonly Issue[];
  /** Attestations in the registry and at these sites, valid or not: every report shows them. */
  readonly attested: Attestations;
  /** Encryption still to be attested at these sites: enough for a rehearsal, never for a real site. */
  readonly unattested: readonly Position[];
  /** Countersignatures of these sites of which it is not assessed who signed: every report shows them. */
  readonly digestOnly: readonly DigestOnly[];
  /** Planned deletions, at any site: those that are due are in no estate any more. */
  readonly retiring: readonly Retiring[];
  /** New issues after all planned deletions: other lines that name deleted things. */
  readonly afterwards: readonly Issue[];
  /** Declarations of each of these sites, by site, even if there are issues; unreadable ones are absent. */
  readonly declared: Readonly<Record<string, Declared>>;
  /** Keys of the registry's sites, of any status. */
  readonly registered: readonly string[];
  /** The register of platforms to repatriate, if there are no issues; absent without a repatriation file. */
  readonly repatriation?: Repatriation | undefined;
  /** The files as they were read, before planned deletions. */
  readonly sources: Sources;
  /** Whether the files are sound and all issues come from the comparison with the recorded state. */
  readonly sound: boolean;
}

export interface LoadOptions {
  /** The stacks folder: `alliance.yaml` and one folder a site. */
  readonly root: string;
  /** The waivers file to check as well. @default none */
  readonly waivers?: string;
  /** Where the files are read. @default on this machine */
  readonly files?: Files;
  /** Day (UTC, `2026-11-24`) of the evaluation. @default today */
  readonly today?: string;
  /** Whether platforms abroad after their deadline are issues; false for the report that shows them. @default true */
  readonly rejectLate?: boolean;
  /** A site's recorded state, if known: sound files are compared with it. @default no comparison */
  readonly recorded?: (site: string) => Promise<Recorded | undefined>;
}

/** Reads and checks one site. The shape and the addresses of every site are checked, because they may collide. */
export async function loadEstate(site: string, options: LoadOptions): Promise<LoadResult> {
  const { estates, issues } = await loadEstates([site], options);
  const estate = estates[0];
  return estate ? { estate, issues } : { issues };
}

/** Reads once and checks several sites, by default all open ones. Returns estates only if there are no issues. */
export async function loadEstates(
  names: readonly string[] | undefined,
  options: LoadOptions,
): Promise<LoadAllResult> {
  const { root, waivers, files = ON_DISK, rejectLate = true, recorded } = options;
  const { today = new Date().toISOString().slice(0, 10) } = options;
  const read = await readSources(root, waivers, files);
  const meant = withMeant(read.sources);
  const left = withoutRetired(meant.sources, today);
  const before = [...read.issues, ...meant.issues, ...left.issues];
  const request = { root, names, today, rejectLate };
  const { contexts, found: declared, sources } = evaluate(left.sources, before, request);
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
    digestOnly: digestsOnly(contexts),
    retiring: left.retiring,
    afterwards: once === undefined ? [] : evaluate(once, [], request).found,
    declared: Object.fromEntries(contexts.map((context) => [context.key, declaredBy(context)])),
    registered: Object.keys(sources.alliance?.data.sites ?? {}),
    sources: read.sources,
    sound,
    ...(found.length === 0 &&
      sources.repatriation && { repatriation: deepFreeze(sources.repatriation.data) }),
  };
}

/** Every open site of a stacks folder. */
export function readEstates(root: string, waivers?: string): Promise<LoadAllResult> {
  return loadEstates(undefined, { root, ...(waivers !== undefined && { waivers }) });
}

/** A day after all planned deletions. */
const LAST_DAY = "9999-12-31";

/** Runs every check of some sites, by default all open ones. */
function evaluate(
  given: Sources,
  before: readonly Issue[],
  request: {
    readonly root: string;
    readonly names: readonly string[] | undefined;
    readonly today: string;
    readonly rejectLate: boolean;
  },
): { contexts: SiteContext[]; found: Issue[]; sources: Sources } {
  const { root, today, rejectLate } = request;
  const { sources, issues } = withMoves(given);
  const wanted = request.names ?? openSites(sources);
  const contexts = wanted.flatMap((key) => contextOf(sources, key, today) ?? []);
  const run = (checks: readonly SiteCheck[]) =>
    contexts.flatMap((context) => checks.flatMap((check) => check(context)));
  const own = [
    ...before,
    ...issues,
    ...ALLIANCE_CHECKS.flatMap((check) => check(sources, today)),
    ...run(SITE_CHECKS),
    ...wanted.flatMap((key) => missing(root, sources, key)),
  ];
  const found = sortIssues(
    gathered([
      ...own,
      ...(own.length === 0 ? run(TARGET_CHECKS) : []),
      ...run(HOME_CHECKS),
      ...(rejectLate ? run(LATE_CHECKS) : []),
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

/** Reports a requested site that does not exist; an unreadable one has been reported already. */
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
  const { activeStandbyFor } = site.data;
  const elsewhere = [...sites.values()]
    .filter((other) => other.key !== key)
    .flatMap((other) => [...other.tenants].map(([name, { data }]) => `${data.owner}/${name}`));
  return { alliance: alliance.data, activeStandbyFor, tenants: all.tenants, elsewhere };
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
