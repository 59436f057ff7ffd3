/**
 * Consequences of a site's loss: which tenants move and where to, how much data is lost at most, what does not fit,
 * which tenants stay. Pure.
 */

import { meet } from "../../estate/addresses.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Capacity, Tenant } from "../../estate/model/index.ts";
import { quotaOf } from "../../estate/quota.ts";
import { standbyKey, withStandbys } from "../../estate/standby.ts";
import { brokenFlows } from "./broken-flows.ts";
import type { Failover, Headroom, Move } from "./model.ts";
import { stays } from "./unaffected.ts";

/** The plan; `lost` is one of the estates, which are all open sites. */
export function failoverPlan(lost: Estate, estates: readonly Estate[]): Failover {
  const others = estates.filter(({ siteKey }) => siteKey !== lost.siteKey);
  const moves = inOrder(movesOf(lost, others), lost.tenants);
  const headroom = others.flatMap((estate) => headroomAt(estate, lost.siteKey));
  return {
    lost: lost.siteKey,
    moves,
    headroom,
    fits: headroom.every(({ left }) => left >= 0),
    flows: brokenFlows(lost, others, moves),
    stays: stays(lost, others),
    unprotected: Object.values(lost.standbys).map(({ home, tenantKey }) => `${home}/${tenantKey}`),
    recoveryMinutes: null,
  };
}

function movesOf({ siteKey, tenants, alliance }: Estate, others: readonly Estate[]): Move[] {
  return Object.entries(tenants).flatMap(([tenant, ordered]) => {
    const { owner, dataClass, continuity, segments, clusters } = ordered;
    if (continuity === undefined) return [];
    const { standby: to, contract, copyEveryMinutes: lostMinutes } = continuity;
    // Its quota there follows the quota classes of that site.
    const there = others.find((each) => each.siteKey === to);
    const { cores = 0, ramGiB = 0, volumeGiB = 0 } = (there && quotaOf(ordered, there.site)) ?? {};
    return {
      tenant,
      owner,
      dataClass,
      to,
      as: standbyKey(siteKey, tenant),
      contract,
      contractEnds: alliance.contracts[contract]?.end ?? "—",
      lostMinutes,
      cores,
      ramGiB,
      volumeGiB,
      clusters: Object.keys(clusters),
      addresses: Object.entries(segments).flatMap(([segment, from]) =>
        (["ipv4", "ipv6"] as const).map((family) => ({
          segment,
          from: from[family],
          to: continuity.segments[segment]?.[family] ?? "—",
        })),
      ),
    };
  });
}

/** Tenants with the least tolerated data loss come first, but never before one that their own flows lead to. */
function inOrder(moves: readonly Move[], tenants: Readonly<Record<string, Tenant>>): Move[] {
  const waiting = moves.toSorted(
    (a, b) => a.lostMinutes - b.lostMinutes || (a.tenant < b.tenant ? -1 : 1),
  );
  const ordered: Move[] = [];
  while (waiting.length > 0) {
    const ready = waiting.findIndex(
      (move) => !waiting.some((other) => needs(move, other, tenants)),
    );
    ordered.push(...waiting.splice(Math.max(ready, 0), 1)); // in a cycle of dependencies the first one begins
  }
  return ordered;
}

function needs(move: Move, other: Move, tenants: Readonly<Record<string, Tenant>>): boolean {
  if (move === other) return false;
  const flows = Object.values(tenants[move.tenant]?.flows ?? {});
  const ends = flows.flatMap(({ to }) => (typeof to === "string" ? [] : [to.cidr]));
  return other.addresses.some(({ from }) => ends.some((cidr) => meet(cidr, from)));
}

/** The site's promised capacity with and without the failed-over tenants, where they differ. */
function headroomAt(estate: Estate, lost: string): Headroom[] {
  const { site, siteKey } = estate;
  const others = site.activeStandbyFor.filter((name) => name !== lost);
  const promisedWith = (activeStandbyFor: readonly string[], field: keyof Capacity) =>
    Object.values(withStandbys({ ...estate, site: { ...site, activeStandbyFor } }).tenants).reduce(
      (sum, tenant) => sum + (quotaOf(tenant, site)?.[field] ?? 0),
      0,
    );
  return (Object.keys(site.capacity) as (keyof Capacity)[]).flatMap((field) => {
    const promised = promisedWith(others, field);
    const needed = promisedWith([...others, lost], field) - promised;
    if (needed === 0) return [];
    const capacity = site.capacity[field];
    return [
      { site: siteKey, field, capacity, promised, needed, left: capacity - promised - needed },
    ];
  });
}
