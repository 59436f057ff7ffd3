/** Addresses that the registry names as the site's own belong to the platform: no tenant's server may have them. */

import { meet } from "../estate/addresses.ts";
import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue, type Position } from "../estate/issue.ts";
import type { Path } from "../estate/load/source.ts";
import { hostPrefix } from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { isInside, isNetwork } from "../policies/values/addresses.ts";
import { ADDRESSES } from "./messages/addresses.ts";
import { poolsOf } from "./tenant-addresses.ts";

interface Named {
  readonly got: string;
  readonly at: Position;
}

/** Places declared by an address, which must be outside every pool. */
export function registeredPlaces(context: SiteContext): Issue[] {
  const pools = poolsOf(context.sites);
  if (pools.length === 0) return [];
  return [
    ...named(context).flatMap(({ got, at }) => {
      const prefix = prefixIn(got);
      if (prefix === undefined || !meet(prefix, pools)) return [];
      return [issue(at, ADDRESSES.serviceInPool, { got, allowed: choice(pools) })];
    }),
    ...administrators(context, pools),
  ];
}

/** An administration prefix covers the whole site or the platform; never one tenant, nor some of them. */
function administrators({ key, alliance, allianceSite }: SiteContext, pools: readonly string[]) {
  const plans = Object.values(alliance.data.sites).flatMap(({ addresses }) => [
    ...addresses.ipv4,
    ...addresses.ipv6,
  ]);
  return Object.entries(allianceSite.administration).flatMap(([name, { prefixes }]) =>
    prefixes.flatMap((got, index) => {
      const prefix = prefixIn(got);
      const whole = plans.some((plan) => isInside(plan, [got]));
      if (prefix === undefined || whole || !meet(prefix, pools)) return [];
      const at = alliance.at(["sites", key, "administration", name, "prefixes", index]);
      return [issue(at, ADDRESSES.administrationInPool, { got, allowed: choice(pools) })];
    }),
  );
}

/** Registries and the people's login are hosts in the site's domains only. */
export function named({
  key,
  alliance,
  allianceSite,
}: Pick<SiteContext, "key" | "alliance" | "allianceSite">): Named[] {
  const { endpoints, destinations, keys, state } = allianceSite;
  const own = (path: Path, entries: readonly string[]) =>
    entries.map((got, index) => ({ got, at: alliance.at(["sites", key, ...path, index]) }));
  return [
    ...own(["endpoints", "identity"], endpoints.identity),
    ...own(["state", "backends"], state.backends),
    ...Object.entries(destinations).flatMap(([kind, entries]) =>
      own(["destinations", kind], entries),
    ),
    ...Object.entries(keys).map(([name, { url }]) => {
      return { got: url, at: alliance.at(["sites", key, "keys", name, "url"]) };
    }),
    ...Object.entries(alliance.data.contracts)
      .filter(([, { to }]) => to === key)
      .flatMap(([name, { endpoints }]) =>
        endpoints.map((got, index) => {
          return { got, at: alliance.at(["contracts", name, "endpoints", index]) };
        }),
      ),
  ];
}

/** The address or prefix of an entry; `undefined` for a host name. */
export function prefixIn(text: string): string | undefined {
  if (isNetwork(text)) return text.includes("/") ? text : hostPrefix(text);
  const full = text.includes("://") ? text : `https://${text}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (url.protocol === "s3:") return prefixIn(url.searchParams.get("endpoint") ?? "");
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return isNetwork(host) && !host.includes("/") ? hostPrefix(host) : undefined;
}
