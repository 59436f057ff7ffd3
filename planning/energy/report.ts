/** Power and energy of each site in a year, and the parts attributed to tenants and members. */

import type { Estate } from "../../estate/estate.ts";
import { energyByMonth, HOURS_A_YEAR, partOf, powerOf } from "./compute.ts";
import { equipmentOf, reservationOf } from "./equipment.ts";

/** A part of a site's energy. */
export interface Part {
  readonly name: string;
  /** 0 to 1. */
  readonly part: number;
  /** Per year. */
  readonly kWh: number;
}

/** A tenant's part, and its owner. */
export interface TenantPart extends Part {
  /** Member state that owns it. */
  readonly owner: string;
}

export interface SiteEnergy {
  readonly site: string;
  /** IT power, kW. */
  readonly power: {
    readonly envelope: number;
    /** Without load. */
    readonly idle: number;
    /** With `averageLoad` of the reserved cores under load. */
    readonly average: number;
    /** With all of them under load. */
    readonly peak: number;
  };
  /** Assumed average part of the reserved cores under load, 0 to 1. */
  readonly averageLoad: number;
  readonly reservedCores: number;
  /** Power usage effectiveness of the year: energy at the meter divided by energy of the IT. */
  readonly pue: number;
  readonly pueByMonth: readonly number[];
  /** At the meter, January first, kWh. */
  readonly kWhByMonth: readonly number[];
  readonly kWh: number;
  /** Largest first. */
  readonly tenants: readonly TenantPart[];
  /** Member states, largest first. */
  readonly members: readonly Part[];
  /** Unreserved capacity: the site's reserve and the free rest. */
  readonly unreserved: Omit<Part, "name">;
  /** Source of the figures. */
  readonly source: string;
}

export interface EnergyReport {
  readonly sites: readonly SiteEnergy[];
  /** Sites whose facility file has no power figures. */
  readonly undeclared: readonly string[];
}

/** The report on some sites. */
export function energyReport(estates: readonly Estate[]): EnergyReport {
  const reports = estates.map((estate) => [estate.siteKey, siteEnergy(estate)] as const);
  return {
    sites: reports.flatMap(([, report]) => report ?? []),
    undeclared: reports.filter(([, report]) => report === undefined).map(([site]) => site),
  };
}

function siteEnergy({ siteKey, site, facility, tenants }: Estate): SiteEnergy | undefined {
  const equipment = facility && equipmentOf(facility);
  if (facility?.energy === undefined || equipment === undefined) return undefined;
  const { itEnvelopeKw, averageLoad, source } = facility.energy;
  const reservations = Object.entries(tenants).map(
    ([name, tenant]) => [name, tenant.owner, reservationOf(tenant, site)] as const,
  );
  const reservedCores = sum(reservations.map(([, , { cores }]) => cores));
  const power = powerOf(equipment, reservedCores);
  const kWhByMonth = energyByMonth(equipment, power.average);
  const kWh = sum(kWhByMonth);
  const parts = reservations
    .map(([name, owner, reservation]): TenantPart => {
      const part = partOf(equipment, site.capacity, reservedCores, reservation);
      return { name, owner, part, kWh: part * kWh };
    })
    .sort(largestFirst);
  const unreserved = 1 - sum(parts.map(({ part }) => part));
  return {
    site: siteKey,
    power: {
      envelope: itEnvelopeKw,
      idle: power.idle / 1000,
      average: power.average / 1000,
      peak: power.peak / 1000,
    },
    averageLoad,
    reservedCores,
    pue: kWh / ((power.average / 1000) * HOURS_A_YEAR),
    pueByMonth: equipment.pue,
    kWhByMonth,
    kWh,
    tenants: parts,
    members: byOwner(parts),
    unreserved: { part: unreserved, kWh: unreserved * kWh },
    source,
  };
}

function byOwner(parts: readonly TenantPart[]): Part[] {
  const members = Map.groupBy(parts, ({ owner }) => owner);
  return [...members]
    .map(([name, theirs]) => ({
      name,
      part: sum(theirs.map(({ part }) => part)),
      kWh: sum(theirs.map(({ kWh }) => kWh)),
    }))
    .sort(largestFirst);
}

function largestFirst(a: Part, b: Part): number {
  return b.kWh - a.kWh || (a.name < b.name ? -1 : 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
