/** Tenants' addresses: inside the site's pools, of a valid size, and unique over all sites. */

import { FreePrefixes } from "../estate/addresses.ts";
import { eachTenant } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { Path, Source } from "../estate/load/source.ts";
import type { SiteSources, Sources } from "../estate/load/sources.ts";
import type { Tenant } from "../estate/model/index.ts";
import { standbyKey } from "../estate/standby.ts";
import { choice } from "../output/nearest.ts";
import { isInside, lengthOf } from "../policies/values/addresses.ts";
import { oncePer } from "../policies/values/once.ts";
import { hostBits } from "./address-plans.ts";
import { ADDRESSES } from "./messages/addresses.ts";
import { byPlace, moving, type PlacedClaim } from "./overlaps.ts";

const FAMILIES = ["ipv4", "ipv6"] as const;
type Family = (typeof FAMILIES)[number];

/** IPv4: from 5 usable addresses to 4096. IPv6: /64 only, or hosts cannot configure themselves. */
const LENGTHS: Record<Family, { shortest: number; longest: number }> = {
  ipv4: { shortest: 20, longest: 28 },
  ipv6: { shortest: 64, longest: 64 },
};

interface SegmentClaim extends PlacedClaim {
  readonly family: Family;
  /** Pools of the tenant's site; empty when its site.yaml could not be read. */
  readonly pools: readonly string[];
}

/** Claims that overlap others or are outside their pools, with free prefixes for them. */
const placementOf = oncePer((sources: Sources) => {
  const claims = segmentClaims(sources);
  // A segment with an invalid length is reported as such; its overlaps say nothing more.
  const sane = claims.filter(isSane);
  const moves = moving(sane);
  const outside = claims.filter(({ stray }) => stray);
  return { moves, outside, free: freePrefixes(sane, new Set([...moves.keys(), ...outside])) };
});

/** Every address is declared once in the whole alliance. */
export function segmentOverlaps(sources: Sources): Issue[] {
  const { moves, free } = placementOf(sources);
  return [...moves].flatMap(([claim, met]) => {
    // A segment outside its pools is reported as such, with a free prefix.
    if (claim.stray) return [];
    const others = met.map(({ prefix, owner, at }) => ({ name: prefix, of: owner, at }));
    const values = { prefix: claim.prefix, free: free.get(claim) ?? "—" };
    return [issue(claim.at, ADDRESSES.overlap, values, { others })];
  });
}

/** Every segment is inside its site's pools. */
export function segmentPools(sources: Sources): Issue[] {
  const { outside, free } = placementOf(sources);
  return outside.map((claim) =>
    issue(claim.at, ADDRESSES.outsidePools, {
      got: claim.prefix,
      allowed: choice(claim.pools),
      free: free.get(claim) ?? "—",
    }),
  );
}

/** Prefixes are written with their first address and have a valid length. */
export const segmentSizes = eachTenant(({ tenant }) =>
  Object.entries(tenant.data.segments).flatMap(([name, segment]) =>
    FAMILIES.flatMap((family) => {
      const prefix = segment[family];
      const at = tenant.at(["segments", name, family]);
      const length = lengthOf(prefix);
      const { shortest, longest } = LENGTHS[family];
      const sane = isSane({ family, prefix });
      return [
        ...hostBits(at, prefix),
        ...(sane
          ? []
          : [issue(at, ADDRESSES.prefixLength, { got: prefix, length, shortest, longest })]),
      ];
    }),
  ),
);

function isSane({ family, prefix }: Pick<SegmentClaim, "family" | "prefix">): boolean {
  const { shortest, longest } = LENGTHS[family];
  const length = lengthOf(prefix);
  return length >= shortest && length <= longest;
}

/** Every address of every segment, at home and at the tenant's standby site. */
function segmentClaims({ sites }: Sources): SegmentClaim[] {
  const claim = (
    { key, site }: Pick<SiteSources, "key" | "site">,
    tenant: Source<Tenant>,
    name: string,
    path: Path,
    addresses: Readonly<Record<Family, string>>,
  ) =>
    FAMILIES.map((family) => {
      const prefix = addresses[family];
      const pools = site?.data.addressPools[family] ?? [];
      return {
        prefix,
        owner: `${key}/${name}`,
        at: tenant.at([...path, family]),
        group: `${key} ${tenant.file} ${String(path[0])} ${family}`,
        stray: pools.length > 0 && !isInside(prefix, pools),
        family,
        pools,
      };
    });
  return [...sites.values()].flatMap((home) =>
    [...home.tenants].flatMap(([name, tenant]) => {
      const { segments, continuity } = tenant.data;
      const standby = sites.get(continuity?.standby ?? "");
      return [
        ...Object.entries(segments).flatMap(([key, segment]) =>
          claim(home, tenant, `${name}/${key}`, ["segments", key], segment),
        ),
        ...Object.entries(continuity?.segments ?? {}).flatMap(([key, segment]) => {
          const there = standby ?? { key: continuity?.standby ?? "", site: undefined };
          const as = `${standbyKey(home.key, name)}/${key}`;
          return claim(there, tenant, as, ["continuity", "segments", key], segment);
        }),
      ];
    }),
  );
}

/**
 * A free prefix for every claim that must move; none if its pools are full. No prefix is suggested twice, so that a
 * person who follows all suggestions is done; assigned in the order of the issues, so that the reading order of the
 * files does not matter.
 */
function freePrefixes(
  claims: readonly SegmentClaim[],
  homeless: ReadonlySet<SegmentClaim>,
): ReadonlyMap<SegmentClaim, string> {
  const given = new Map<SegmentClaim, string>();
  if (homeless.size === 0) return given;
  const used = claims.map(({ prefix }) => prefix);
  const stores = new Map<string, FreePrefixes>();
  for (const claim of [...homeless].sort((a, b) => byPlace(a.at, b.at))) {
    const { shortest, longest } = LENGTHS[claim.family];
    const key = claim.pools.join();
    const store = stores.get(key) ?? new FreePrefixes(claim.pools, [...used, ...given.values()]);
    stores.set(key, store);
    const free = store.take(Math.min(Math.max(lengthOf(claim.prefix), shortest), longest));
    if (free === undefined) continue;
    given.set(claim, free);
    // Pools of two sites may overlap, which another check reports.
    for (const other of stores.values()) if (other !== store) other.exclude(free);
  }
  return given;
}
