/** Figures of capacity, availability and energy that a change makes another. Pure. */
import type { Estate } from "../../estate/estate.ts";
import { availabilityReport } from "../../planning/availability/report.ts";
import { capacityOf } from "../../planning/capacity/report.ts";
import { energyReport } from "../../planning/energy/report.ts";
import type { Figure } from "./model.ts";

type Named = Omit<Figure, "before" | "after"> & { readonly value: number };

/** All that differ, in the order of the sites; each side is every open site. */
export function changedFigures(before: readonly Estate[], after: readonly Estate[]): Figure[] {
  const [was, is] = [figuresOf(before), figuresOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const named = now ?? old;
    if (named === undefined || old?.value === now?.value) return [];
    const { value: _, ...figure } = named;
    return [{ ...figure, before: old?.value ?? null, after: now?.value ?? null }];
  });
}

function figuresOf(estates: readonly Estate[]): Map<string, Named> {
  const all = [...capacity(estates), ...availability(estates), ...energy(estates)];
  return new Map(
    all.map((one) => [JSON.stringify([one.subject, one.site, one.tenant, one.name]), one]),
  );
}

function capacity(estates: readonly Estate[]): Named[] {
  return estates.flatMap((estate) => {
    const { site, offered, promised, free, objects } = capacityOf(estate, estates);
    const named = Object.entries({ offered, promised, free }).flatMap(([kind, amounts]) =>
      Object.entries(amounts).map(([field, value]) => ({ name: `${kind}.${field}`, value })),
    );
    const stored = Object.entries(objects ?? {}).map(([field, value]) => ({
      name: `objects.${field}`,
      value,
    }));
    return [...named, ...stored].map((one) => ({ subject: "capacity" as const, site, ...one }));
  });
}

function availability(estates: readonly Estate[]): Named[] {
  return availabilityReport(estates, estates).sites.flatMap((report) => {
    const common = { subject: "availability" as const, site: report.site };
    return [
      { ...common, name: "availability", value: inMillionths(report.availability) },
      ...report.tenants.map((tenant) => ({
        ...common,
        tenant: tenant.tenant,
        name: "availability",
        value: inMillionths(tenant.availability),
      })),
    ];
  });
}

/** Half a minute of a year: no figure of this kind is known better. */
const inMillionths = (availability: number) => Number(availability.toFixed(6));

/** By site and not by tenant: one more core of one tenant changes the part of every other a little. */
function energy(estates: readonly Estate[]): Named[] {
  return energyReport(estates).sites.flatMap(({ site, kWh, power, reservedCores }) => {
    const common = { subject: "energy" as const, site };
    return [
      { ...common, name: "kWh", value: Math.round(kWh) },
      { ...common, name: "peakKw", value: Number(power.peak.toFixed(3)) },
      { ...common, name: "reservedCores", value: reservedCores },
    ];
  });
}
