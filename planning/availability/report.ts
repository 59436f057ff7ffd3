/** Availability of each site and each of its tenants, and their dependencies. */

import type { Estate } from "../../estate/estate.ts";
import type { Tenant } from "../../estate/model/index.ts";
import type { Analysis, Part } from "./graph/analysis.ts";
import { outageMinutes, reaches } from "./graph/figures.ts";
import { type Place, serviceFigure } from "./service.ts";
import { analysisOf, siteGraph } from "./site.ts";

/** A computed availability. */
interface Computed {
  /** Part of the time, 0 to 1. */
  readonly availability: number;
  /** Expected in a year. */
  readonly outageMinutes: number;
}

/** One element or cause that a site depends on. */
export interface PartReport {
  readonly name: string;
  readonly kind: Part["kind"];
  /** Its own availability, 0 to 1. */
  readonly own: number;
  /** Whether it can be taken out for maintenance without an outage; null for a cause, which is not maintained. */
  readonly maintainable: boolean | null;
  /** Availability of the site while it is out. */
  readonly without: number;
  /** Minutes of outage per year that would be saved if it never failed. */
  readonly minutesOwed: number;
}

export interface TenantReport extends Computed {
  readonly tenant: string;
  /** Member state that owns it. */
  readonly owner: string;
  readonly clusters: number;
  /** Demanded availability, 0 to 1; null if it demands none. */
  readonly demand: number | null;
  readonly met: boolean | null;
  /** Single points of failure at its own site, besides the site's own. */
  readonly singlePoints: readonly string[];
  /** Its standby site and the availability there; null without a standby that counts. */
  readonly standby: { readonly site: string; readonly availability: number } | null;
}

export interface SiteReport extends Computed {
  readonly site: string;
  readonly tier: { readonly level: string; readonly availability: number };
  readonly singlePoints: readonly string[];
  /** Whether each element in turn can be taken out without an outage. */
  readonly concurrentlyMaintainable: boolean;
  readonly parts: readonly PartReport[];
  readonly tenants: readonly TenantReport[];
}

export interface AvailabilityReport {
  readonly sites: readonly SiteReport[];
  /** Sites whose facility file has no topology. */
  readonly undescribed: readonly string[];
}

/** The report on the requested sites; needs every open site, as a standby may be any of them. */
export function availabilityReport(
  chosen: readonly Estate[],
  estates: readonly Estate[],
): AvailabilityReport {
  const reports = chosen.map((estate) => [estate.siteKey, siteReport(estate, estates)] as const);
  return {
    sites: reports.flatMap(([, report]) => report ?? []),
    undescribed: reports.filter(([, report]) => report === undefined).map(([site]) => site),
  };
}

function siteReport(estate: Estate, estates: readonly Estate[]): SiteReport | undefined {
  const { siteKey, allianceSite, facility, tenants } = estate;
  const analysis = analysisOf(facility && siteGraph(facility));
  if (analysis === undefined) return undefined;
  const { level, availability: demanded } = allianceSite.tier;
  return {
    site: siteKey,
    ...computed(analysis.availability),
    tier: { level, availability: ofOne(demanded) },
    singlePoints: analysis.singlePoints,
    concurrentlyMaintainable: analysis.unmaintainable.length === 0,
    parts: analysis.parts.map((part) => partReport(part, analysis)),
    tenants: Object.values(tenants).flatMap(
      (tenant) => tenantReport(tenant, estate, estates, analysis.singlePoints) ?? [],
    ),
  };
}

function partReport(part: Part, { availability }: Analysis): PartReport {
  const { name, kind, own, single, without, perfect } = part;
  const minutesOwed = outageMinutes(availability) - outageMinutes(perfect);
  return { name, kind, own, maintainable: kind === "cause" ? null : !single, without, minutesOwed };
}

function tenantReport(
  tenant: Tenant,
  estate: Estate,
  estates: readonly Estate[],
  ofSite: readonly string[],
): TenantReport | undefined {
  const host = estates.find(({ siteKey }) => siteKey === tenant.continuity?.standby);
  const place = ({ site, facility }: Estate): Place => ({ site, facility });
  const figure = serviceFigure(tenant, place(estate), host && place(host));
  if (figure === undefined) return undefined;
  const { availability, home, standby } = figure;
  const { availability: percent } = tenant;
  return {
    tenant: tenant.tenant,
    owner: tenant.owner,
    clusters: Object.keys(tenant.clusters).length,
    ...computed(availability),
    demand: percent === undefined ? null : ofOne(percent),
    met: percent === undefined ? null : reaches(availability, percent),
    singlePoints: home.singlePoints.filter((name) => !ofSite.includes(name)),
    standby: host && standby !== undefined ? { site: host.siteKey, availability: standby } : null,
  };
}

/** A written percentage as a part of 1, without the rounding error of binary fractions. */
const ofOne = (percent: number) => Number((percent / 100).toFixed(9));

const computed = (availability: number): Computed => ({
  availability,
  outageMinutes: outageMinutes(availability),
});
