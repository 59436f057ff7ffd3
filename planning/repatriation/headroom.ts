/** What tenants can still take in: their quotas, less what their own clusters take, more what is on order. Pure. */
import type { Repatriation, SiteFile, Tenant } from "../../estate/model/index.ts";
import { needsOf, quotaOf } from "../../estate/quota.ts";

/** What a move is planned by. */
export const AMOUNTS = ["cores", "ramGiB", "volumeGiB"] as const;
export type Amounts = Readonly<Record<(typeof AMOUNTS)[number], number>>;

/** Where a platform goes, `<site>/<tenant>`. */
export function targetOf({ site, tenant }: { readonly site: string; readonly tenant: string }) {
  return `${site}/${tenant}`;
}

/** What a tenant's quota leaves to platforms before any of them is home; nothing when its class is unknown. */
export function freeOf(tenant: Tenant, site: SiteFile): Amounts | undefined {
  const quota = quotaOf(tenant, site);
  const needs = needsOf(tenant, site);
  return quota && amounts((field) => Math.max(0, quota[field] - (needs[field] ?? 0)));
}

/** What a target gains until a day (UTC), that day included. */
export function addedBy(day: string, target: string, { additions }: Repatriation): Amounts {
  const there = Object.values(additions).filter(
    (addition) => targetOf(addition) === target && addition.from <= day,
  );
  return amounts((field) => there.reduce((sum, addition) => sum + addition[field], 0));
}

/** Every field by itself. */
export function amounts(value: (field: keyof Amounts) => number): Amounts {
  return { cores: value("cores"), ramGiB: value("ramGiB"), volumeGiB: value("volumeGiB") };
}
