/** Whose an address is, over all sites: the pools that tenants' segments are cut from, and the segments. */
import type { Sources } from "../load.ts";
import type { Tenant } from "../model/index.ts";

const FAMILIES = ["ipv4", "ipv6"] as const;

/** Every site's pools, as far as it could be read. */
export function poolsOf(sites: Sources["sites"]): string[] {
  return [...sites.values()].flatMap(({ site }) =>
    FAMILIES.flatMap((family) => site?.data.addressPools[family] ?? []),
  );
}

/** A prefix that is one tenant's, at home or at its standby site. */
export interface Held {
  readonly prefix: string;
  /** As a person reads it: `bamako/tax/front`. */
  readonly name: string;
  readonly tenant: Tenant;
}

/** Every segment's prefixes. */
export function heldBy(sites: Sources["sites"]): Held[] {
  return [...sites.values()].flatMap(({ key, tenants }) =>
    [...tenants].flatMap(([name, { data: tenant }]) =>
      [...Object.entries(tenant.segments), ...Object.entries(tenant.continuity?.segments ?? {})]
        .flatMap(([segment, addresses]) =>
          FAMILIES.map((family) => [segment, addresses[family]] as const),
        )
        .map(([segment, prefix]) => ({ prefix, name: `${key}/${name}/${segment}`, tenant })),
    ),
  );
}
