/** What a check is given, and what it answers. */

import { choice } from "../output/nearest.ts";
import type { Alliance, Site } from "../policies/alliance/model.ts";
import { type Issue, issue } from "./issue.ts";
import type { Path, Source } from "./load/source.ts";
import { homesOf, type Sources } from "./load/sources.ts";
import { REFERENCES } from "./messages/references.ts";
import type { Facility, Repatriation, SiteFile, Tenant } from "./model/index.ts";
import { type Standby, standbysAt } from "./standby.ts";

/** The whole estate, on a day (UTC, `2026-11-24`); what could not be read is absent. */
export type AllianceCheck = (sources: Sources, today: string) => Issue[];

/** One site with its registry entry. */
export interface SiteContext {
  readonly key: string;
  readonly alliance: Source<Alliance>;
  readonly allianceSite: Site;
  readonly site: Source<SiteFile>;
  /** What stands there; absent where nobody has written it. */
  readonly facility: Source<Facility> | undefined;
  readonly tenants: ReadonlyMap<string, Source<Tenant>>;
  /** Every site that could be read, this one too: each may stand in for another. */
  readonly sites: Sources["sites"];
  /** The register of platforms that come home; absent where nobody has written it. */
  readonly repatriation?: Source<Repatriation> | undefined;
  /** Day (UTC) of the judgement; without one nothing that has a deadline is lawful. */
  readonly today?: string | undefined;
  /**
   * Tenants of other sites that it stands by for, by the key they have here.
   * @default none
   */
  readonly standbys?: Readonly<Record<string, Standby>>;
}
export type SiteCheck = (context: SiteContext) => Issue[];

/** What the checks of a site need; nothing when one of its files, or the registry, is unusable. */
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

/** A check of each tenant on its own. */
export function eachTenant(check: (context: TenantContext) => Issue[]): SiteCheck {
  return (context) =>
    [...context.tenants.values()].flatMap((tenant) => check({ ...context, tenant }));
}

/** A name of the tenant's file that must be among others. */
export function known(
  { tenant }: TenantContext,
  path: Path,
  got: string,
  names: Readonly<Record<string, unknown>>,
): Issue[] {
  // No names at all is reported where they should be; repeating it for each use would bury it.
  if (Object.hasOwn(names, got) || Object.keys(names).length === 0) return [];
  return [
    issue(tenant.at(path), REFERENCES.unknownReference, {
      got,
      allowed: choice(Object.keys(names), got),
    }),
  ];
}
