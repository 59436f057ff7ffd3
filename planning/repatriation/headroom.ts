/** Headroom of tenants: their quotas, less their own clusters, plus what is on order. Pure. */
import type { Repatriation, SiteFile, Tenant } from "../../estate/model/index.ts";
import { needsOf, quotaOf } from "../../estate/quota.ts";

/** The resources that a move is planned with. */
export const AMOUNTS = ["cores", "ramGiB", "volumeGiB"] as const;
export type Amounts = Readonly<Record<(typeof AMOUNTS)[number], number>>;

/** Target of a platform, `<site>/<tenant>`. */
export function targetOf({ site, tenant }: { readonly site: string; readonly tenant: string }) {
  return `${site}/${tenant}`;
}

/** Headroom of a tenant's quota before any platform is home; `undefined` if its class is unknown. */
export function freeOf(tenant: Tenant, site: SiteFile): Amounts | undefined {
  const quota = quotaOf(tenant, site);
  const needs = needsOf(tenant, site);
  return quota && amounts((field) => Math.max(0, quota[field] - (needs[field] ?? 0)));
}

/** Capacity that a target gains until a day (UTC), inclusive. */
export function addedBy(day: string, target: string, { additions }: Repatriation): Amounts {
  const there = Object.values(additions).filter(
    (addition) => targetOf(addition) === target && addition.from <= day,
  );
  return amounts((field) => there.reduce((sum, addition) => sum + addition[field], 0));
}

/** An amount for every field. */
export function amounts(value: (field: keyof Amounts) => number): Amounts {
  return { cores: value("cores"), ramGiB: value("ramGiB"), volumeGiB: value("volumeGiB") };
}
