/** The input and the result of checks. */

import { choice } from "../output/nearest.ts";
import type { Alliance, Site } from "../policies/alliance/model.ts";
import { type Issue, issue } from "./issue.ts";
import type { Path, Source } from "./load/source.ts";
import { homesOf, type Sources } from "./load/sources.ts";
import { REFERENCES } from "./messages/references.ts";
import type { Facility, Repatriation, SiteFile, Tenant } from "./model/index.ts";
import { type Standby, standbysAt } from "./standby.ts";

/** Checks the whole estate, on a day (UTC, `2026-11-24`); files that could not be read are absent. */
export type AllianceCheck = (sources: Sources, today: string) => Issue[];

/** One site with its registry entry. */
export interface SiteContext {
  readonly key: string;
  readonly alliance: Source<Alliance>;
  readonly allianceSite: Site;
  readonly site: Source<SiteFile>;
  /** The site's equipment; absent without a facility file. */
  readonly facility: Source<Facility> | undefined;
  readonly tenants: ReadonlyMap<string, Source<Tenant>>;
  /** Every site that could be read, including this one: each may be a standby site of another. */
  readonly sites: Sources["sites"];
  /** The register of platforms to repatriate; absent without a repatriation file. */
  readonly repatriation?: Source<Repatriation> | undefined;
  /** Day (UTC) of the evaluation; without one, anything with a deadline is non-compliant. */
  readonly today?: string | undefined;
  /**
   * Tenants of other sites whose standby site this is, by their key here.
   * @default none
   */
  readonly standbys?: Readonly<Record<string, Standby>>;
}
export type SiteCheck = (context: SiteContext) => Issue[];

/** The input of a site's checks; `undefined` if one of its files, or the registry, is unusable. */
export function contextOf(
  { alliance, sites, repatriation }: Sources,
  key: string,
  today?: string,
): SiteContext | undefined {
  const { site, facility, tenants } = sites.get(key) ?? {};
  const registered = Object.hasOwn(alliance?.data.sites ?? {}, key);
  const allianceSite = registered ? alliance?.data.sites[key] : undefined;
  if (!alliance || !allianceSite || !site || !tenants) return undefined;
  const standbys = standbysAt(key, homesOf(sites));
  const known = { key, alliance, allianceSite, site, facility, tenants, sites };
  return { ...known, standbys, repatriation, today };
}

/** One tenant at its site. */
export interface TenantContext extends SiteContext {
  readonly tenant: Source<Tenant>;
}

/** A check that runs for each tenant separately. */
export function eachTenant(check: (context: TenantContext) => Issue[]): SiteCheck {
  return (context) =>
    [...context.tenants.values()].flatMap((tenant) => check({ ...context, tenant }));
}

/** Reports a name in the tenant's file that is not among the known names. */
export function known(
  { tenant }: TenantContext,
  path: Path,
  got: string,
  names: Readonly<Record<string, unknown>>,
): Issue[] {
  // An empty list of names is reported where it is declared; an issue for each use would bury that one.
  if (Object.hasOwn(names, got) || Object.keys(names).length === 0) return [];
  return [
    issue(tenant.at(path), REFERENCES.unknownReference, {
      got,
      allowed: choice(Object.keys(names), got),
    }),
  ];
}
