/** Address plans: sites' plans and pools do not overlap; pools and services are inside their own site's plan. */

import { type Claim, collisions, meet, networkOf } from "../estate/addresses.ts";
import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue, type Position } from "../estate/issue.ts";
import type { Path, Source } from "../estate/load/source.ts";
import type { Sources } from "../estate/load/sources.ts";
import type { SiteFile } from "../estate/model/index.ts";
import { hostPrefix } from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { isInside, PRIVATE } from "../policies/values/addresses.ts";
import { ADDRESSES } from "./messages/addresses.ts";

const FAMILIES = ["ipv4", "ipv6"] as const;

interface Placed extends Claim {
  readonly at: Position;
}

/** No two sites may plan the same address: traffic between them would be misrouted. */
export function sitePlans({ alliance }: Sources): Issue[] {
  if (alliance === undefined) return [];
  return disjoint(
    Object.entries(alliance.data.sites).flatMap(([key, { addresses }]) =>
      placed(alliance, ["sites", key, "addresses"], addresses, key),
    ),
  );
}

/** Pools are inside the plan and disjoint; services are inside the plan and outside the pools; none of another site. */
export function sitePools({ key, alliance, site, allianceSite }: SiteContext): Issue[] {
  const plan = FAMILIES.flatMap((family) => allianceSite.addresses[family]);
  const pools = placed(site, ["addressPools"], site.data.addressPools, key);
  const poolPrefixes = pools.map(({ prefix }) => prefix);
  const others = plansElsewhere({ key, alliance });
  const outside = ({ at }: { at: Position }, got: string) => {
    const taken = others.find(({ prefix }) => meet(got, prefix));
    const values = { got, allowed: choice(plan) };
    if (taken === undefined) return issue(at, ADDRESSES.outsidePlan, values);
    return issue(at, ADDRESSES.anothersPlan, {
      ...values,
      owner: taken.owner,
      other: taken.prefix,
    });
  };
  return [
    ...disjoint(pools),
    ...pools
      .filter((pool) => !isInside(pool.prefix, plan))
      .map((pool) => outside(pool, pool.prefix)),
    ...services(site).flatMap((service) => {
      const { got, prefix, at } = service;
      if (!isInside(prefix, plan)) return [outside(service, got)];
      if (!meet(prefix, poolPrefixes)) return [];
      return [issue(at, ADDRESSES.serviceInPool, { got, allowed: choice(poolPrefixes) })];
    }),
  ];
}

/** A network with reach `government` must not contain public addresses, nor addresses of another site. */
export function externalReach(context: SiteContext): Issue[] {
  const { key, site } = context;
  const others = plansElsewhere(context);
  const plan = FAMILIES.flatMap((family) => context.allianceSite.addresses[family]);
  return Object.entries(site.data.externalNetworks).flatMap(([name, { reach, prefixes }]) => {
    const claims = placed(site, ["externalNetworks", name, "prefixes"], prefixes, key);
    return claims.flatMap(({ at, prefix }) => [
      ...hostBits(at, prefix),
      ...(reach === "government" && !isInside(prefix, PRIVATE)
        ? [issue(at, ADDRESSES.notPrivate, { got: prefix })]
        : []),
      ...others
        // A plan that overlaps another one is reported by its own check.
        .filter(() => reach === "government" && !isInside(prefix, plan))
        .filter(({ prefix: other }) => meet(prefix, other))
        .map(({ owner, prefix: other }) =>
          issue(at, ADDRESSES.anothersSite, { got: prefix, owner, other }),
        ),
    ]);
  });
}

/** The plans of other sites, with their sites. */
function plansElsewhere({ key, alliance }: Pick<SiteContext, "key" | "alliance">) {
  return Object.entries(alliance.data.sites)
    .filter(([other]) => other !== key)
    .flatMap(([owner, { addresses }]) =>
      FAMILIES.flatMap((family) => addresses[family].map((prefix) => ({ owner, prefix }))),
    );
}

/** A prefix is written with its first address, so that a network has only one spelling. */
export function hostBits(at: Position, prefix: string): Issue[] {
  const network = networkOf(prefix);
  const spelled = networkOf(network) === network && sameStart(prefix, network);
  return spelled ? [] : [issue(at, ADDRESSES.hostBits, { got: prefix, network })];
}

function sameStart(prefix: string, network: string): boolean {
  const [address = ""] = prefix.split("/");
  return networkOf(hostPrefix(address)).split("/")[0] === network.split("/")[0];
}

function disjoint(claims: readonly Placed[]): Issue[] {
  return [
    ...claims.flatMap(({ at, prefix }) => hostBits(at, prefix)),
    ...collisions(claims).map(({ claim, other }) =>
      issue(
        claim.at,
        ADDRESSES.planOverlap,
        { prefix: claim.prefix },
        { others: [{ name: other.prefix, of: other.owner, at: other.at }] },
      ),
    ),
  ];
}

function placed(
  source: Source,
  path: Path,
  prefixes: Readonly<Record<(typeof FAMILIES)[number], readonly string[]>>,
  owner: string,
): Placed[] {
  return FAMILIES.flatMap((family) =>
    prefixes[family].map((prefix, index) => ({
      prefix,
      owner,
      at: source.at([...path, family, index]),
    })),
  );
}

function services(site: Source<SiteFile>) {
  return Object.entries(site.data.services).flatMap(([name, entries]) =>
    entries.map((got, index) => ({
      got,
      prefix: got.includes("/") ? got : hostPrefix(got),
      at: site.at(["services", name, index]),
    })),
  );
}
