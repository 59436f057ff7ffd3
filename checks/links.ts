/** Links of critical tenants: each end has unused addresses of its site, and a router to attach to. */
import { parseCidr } from "cidr-tools";
import { collisions, meet } from "../estate/addresses.ts";
import { type Issue, issue, type Position } from "../estate/issue.ts";
import { linkRouters } from "../estate/links.ts";
import type { SiteSources, Sources } from "../estate/load/sources.ts";
import { hostPrefix } from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { isInside } from "../policies/values/addresses.ts";
import { ADDRESSES } from "./messages/addresses.ts";
import { CONTINUITY } from "./messages/continuity.ts";
import { named, prefixIn } from "./registered-addresses.ts";

const FAMILIES = ["ipv4", "ipv6"] as const;

/** One address of one end. */
interface End {
  readonly site: string;
  readonly owner: string;
  readonly got: string;
  readonly prefix: string;
  readonly at: Position;
}

/** Whether a link is allowed, by which contract and to which site, is checked with continuity. */
export function links(sources: Sources): Issue[] {
  const ends = [...sources.sites.values()].flatMap(endsOf);
  return [
    ...[...sources.sites.values()].flatMap(routers),
    ...ends.flatMap((end) => place(end, sources)),
    ...overlaps(ends, sources),
  ];
}

function routers({ tenants }: SiteSources): Issue[] {
  return [...tenants.values()].flatMap(({ data, at }) => {
    const found = linkRouters(data);
    if (data.continuity?.link === undefined || found.length === 1) return [];
    return [issue(at(["continuity", "link"]), CONTINUITY.linkRouter, { got: choice(found) })];
  });
}

function endsOf({ key: home, tenants }: SiteSources): End[] {
  return [...tenants].flatMap(([name, { data, at }]) => {
    const { link, standby = "" } = data.continuity ?? {};
    if (link === undefined) return [];
    const sites = { home, standby };
    return (["home", "standby"] as const).flatMap((side) =>
      FAMILIES.map((family) => ({
        site: sites[side],
        owner: `${home}/${name}`,
        got: link[side][family],
        prefix: hostPrefix(link[side][family]),
        at: at(["continuity", "link", side, family]),
      })),
    );
  });
}

/** Inside the site's plan and outside its pools; an unknown site is reported by another check. */
function place({ site, got, prefix, at }: End, { alliance, sites }: Sources): Issue[] {
  const registered = Object.hasOwn(alliance?.data.sites ?? {}, site);
  const plan = registered ? alliance?.data.sites[site]?.addresses : undefined;
  if (plan === undefined) return [];
  const addresses = [...plan.ipv4, ...plan.ipv6];
  if (!isInside(prefix, addresses)) {
    return [issue(at, ADDRESSES.outsidePlan, { got, allowed: choice(addresses) })];
  }
  if (isEdge(got, addresses)) return [issue(at, CONTINUITY.linkEdge, { got })];
  const pools = FAMILIES.flatMap(
    (family) => sites.get(site)?.site?.data.addressPools[family] ?? [],
  );
  if (pools.length === 0 || !meet(prefix, pools)) return [];
  return [issue(at, ADDRESSES.serviceInPool, { got, allowed: choice(pools) })];
}

/** A network's first address belongs to its routers, and the last of IPv4 is the broadcast address. */
function isEdge(got: string, plan: readonly string[]): boolean {
  const { version, start } = parseCidr(hostPrefix(got));
  return plan
    .map((prefix) => parseCidr(prefix))
    .some((network) => {
      if (network.version !== version) return false;
      return start === network.start || (version === 4 && start === network.end);
    });
}

/** No address twice: neither in two links, nor in a link and a service of the site or an entry of the registry. */
function overlaps(ends: readonly End[], { alliance, sites }: Sources): Issue[] {
  const services = [...sites.values()].flatMap(({ key, site }) => {
    if (site === undefined) return [];
    return Object.entries(site.data.services).flatMap(([name, entries]) =>
      entries.map((got) => {
        return {
          owner: `${key}/services/${name}`,
          prefix: got.includes("/") ? got : hostPrefix(got),
        };
      }),
    );
  });
  const places = Object.entries(alliance?.data.sites ?? {}).flatMap(([key, allianceSite]) => {
    if (alliance === undefined) return [];
    return named({ key, alliance, allianceSite }).flatMap(({ got, at: { path } }) => {
      const prefix = prefixIn(got);
      // A site's service is among the claims already, under its own name.
      const served = services.some((service) => service.prefix === prefix);
      return prefix === undefined || served ? [] : [{ owner: path, prefix }];
    });
  });
  const claims = [...ends, ...services, ...places];
  return collisions<(typeof claims)[number]>(claims).flatMap(({ claim, other }) => {
    // The issue is at the first of the two, unless it is a service: a service keeps its address.
    const [own, by] = "at" in claim ? [claim, other] : [other, claim];
    if (!("at" in own)) return [];
    return [issue(own.at, CONTINUITY.linkTaken, { got: own.got, owner: by.owner })];
  });
}
