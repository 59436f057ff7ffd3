/** Owners of addresses over all sites: the pools that contain tenants' segments, and the segments. */

import type { Source } from "../estate/load/source.ts";
import type { Sources } from "../estate/load/sources.ts";
import type { Tenant } from "../estate/model/index.ts";

const FAMILIES = ["ipv4", "ipv6"] as const;

/** The pools of every site that could be read. */
export function poolsOf(sites: Sources["sites"]): string[] {
  return [...sites.values()].flatMap(({ site }) =>
    FAMILIES.flatMap((family) => site?.data.addressPools[family] ?? []),
  );
}

/** A tenant's prefix, at home or at its standby site. */
export interface Held {
  readonly prefix: string;
  /** Name for people: `bamako/tax/front`. */
  readonly name: string;
  readonly tenant: Source<Tenant>;
}

/** Every segment's prefixes. */
export function heldIn(sites: Sources["sites"]): Held[] {
  return [...sites.values()].flatMap(({ key, tenants }) =>
    [...tenants].flatMap(([name, tenant]) =>
      Object.keys(tenant.data.segments).flatMap((segment) =>
        prefixesHeld(tenant.data, segment).map((prefix) => {
          return { prefix, name: `${key}/${name}/${segment}`, tenant };
        }),
      ),
    ),
  );
}

/** The prefixes of a segment, at home and at the standby site. */
export function prefixesHeld({ segments, continuity }: Tenant, segment: string): string[] {
  return [segments, continuity?.segments ?? {}].flatMap((places) => {
    const there = Object.hasOwn(places, segment) ? places[segment] : undefined;
    return there === undefined ? [] : [there.ipv4, there.ipv6];
  });
}
