/** The values of a site's files that capacity is computed from. Pure; checks and reports use the same. */

import type { Source } from "../../estate/load/source.ts";
import type { Quota, SiteFile, Tenant } from "../../estate/model/index.ts";
import { quotaOf } from "../../estate/quota.ts";
import { type HostParts, sum } from "./building.ts";
import type { Use } from "./shares.ts";

/** One tenant's quota as counted against shares and capacity. */
export interface Promised extends Use {
  readonly amounts: Quota;
  readonly source: Tenant;
}

/** Quotas of one site's tenants, by tenant key; a tenant with an unknown quota class is left out. */
export function promisedTo(
  tenants: Iterable<readonly [string, Tenant]>,
  site: SiteFile,
): Promised[] {
  return [...tenants].flatMap(([tenant, source]) => {
    const amounts = quotaOf(source, site);
    return amounts ? [{ tenant, owner: source.owner, amounts, source }] : [];
  });
}

/** The same for a site's files as read. */
export function promisedAt({
  site,
  tenants,
}: {
  readonly site: Source<SiteFile>;
  readonly tenants: ReadonlyMap<string, Source<Tenant>>;
}): Promised[] {
  const all = [...tenants].map(([name, { data }]) => [name, data] as const);
  return promisedTo(all, site.data);
}

/** Quotas of one tenant's containers together. */
export interface PromisedObjects {
  readonly tenant: string;
  readonly owner: string;
  readonly maxGiB: number;
}

/** Quotas of some tenants' containers, by tenant; those without containers are left out. */
export function promisedObjects(
  tenants: Iterable<readonly [string, Pick<Tenant, "owner" | "containers">]>,
): PromisedObjects[] {
  return [...tenants].flatMap(([tenant, { owner, containers }]) => {
    const maxGiB = sum(Object.values(containers).map((container) => container.maxGiB));
    return maxGiB === 0 ? [] : [{ tenant, owner, maxGiB }];
  });
}

/** Resources that one server of each flavor uses of its host. */
export function sizesOf({ flavors }: SiteFile): Record<string, HostParts> {
  return Object.fromEntries(
    Object.entries(flavors).map(([name, { vcpus, ramMiB, diskGiB }]) => [
      name,
      { cores: vcpus, ramGiB: ramMiB / 1024, diskGiB },
    ]),
  );
}

/** Quotas that a site gives to another site's standby tenants: by its own quota classes, not by those of their home. */
export function comingTo(
  standby: string,
  site: SiteFile,
  tenants: Iterable<readonly [string, Tenant]>,
): Promised[] {
  const coming = [...tenants].filter(([, { continuity }]) => continuity?.standby === standby);
  return promisedTo(coming, site);
}

/** The largest of some quotas in one field, largest first. */
export function largest(
  promised: readonly Promised[],
  field: keyof Quota,
  count: number,
): [tenant: string, amount: number][] {
  return [...promised]
    .sort((a, b) => b.amounts[field] - a.amounts[field] || (a.tenant < b.tenant ? -1 : 1))
    .slice(0, count)
    .map(({ tenant, amounts }) => [tenant, amounts[field]]);
}
