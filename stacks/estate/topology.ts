/** What a tenant's segments and flows mean: who shares a router, where a flow ends. Pure; the layers ask the same. */
import type { Flow, FlowEnd, Place, SiteFile, Tenant } from "./model/index.ts";
import { PLACES } from "./model/index.ts";

/** A flow's end, told apart. */
export type End =
  | { readonly kind: "segment"; readonly segment: string }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "cidr"; readonly cidr: string };

/** What a flow's end names; nothing when it names neither a place nor a segment of the tenant. */
export function resolveEnd(end: FlowEnd, tenant: Tenant): End | undefined {
  if (typeof end !== "string") return { kind: "cidr", cidr: end.cidr };
  const place = PLACES.find((known) => known === end);
  if (place !== undefined) return { kind: "place", place };
  return Object.hasOwn(tenant.segments, end) ? { kind: "segment", segment: end } : undefined;
}

/** The segment that owns the router this one is attached to; nothing for an isolated segment. */
export function routerOwner(tenant: Tenant, segment: string): string | undefined {
  const router = tenant.segments[segment]?.router;
  return router && (router.sharedWith ?? segment);
}

/** The external network a segment can reach through its router; nothing when there is no way out. */
export function gatewayOf(tenant: Tenant, segment: string): string | undefined {
  const owner = routerOwner(tenant, segment);
  return owner === undefined ? undefined : tenant.segments[owner]?.router?.gateway;
}

/** Every role that a group or the robot of the tenant has. */
export function rolesOf(tenant: Tenant): string[] {
  const groups = Object.values(tenant.groups).flatMap((group) => group.roles);
  return [...new Set([...groups, ...(tenant.robot?.roles ?? [])])].sort();
}

/** External networks that segments of the tenant have a gateway to. */
export function gatewaysOf(tenant: Tenant): string[] {
  const gateways = Object.values(tenant.segments).map((segment) => segment.router?.gateway);
  return [...new Set(gateways.filter((gateway) => gateway !== undefined))].sort();
}

/** First and last port of a flow; nothing for a protocol without ports. */
export function portRange(ports: Flow["ports"]): { first: number; last: number } | undefined {
  if (ports === undefined) return undefined;
  const [first = Number.NaN, last = first] = String(ports).split("-").map(Number);
  return { first, last };
}

/** The prefixes behind a flow's end, IPv4 and IPv6 together: one security group rule for each. */
export function prefixesOf(end: End, tenant: Tenant, site: SiteFile): readonly string[] {
  switch (end.kind) {
    case "cidr":
      return [end.cidr];
    case "segment": {
      const segment = tenant.segments[end.segment];
      return segment ? [segment.ipv4, segment.ipv6] : [];
    }
    case "place":
      if (end.place === "proxy") return site.services.proxy;
      if (end.place === "dns") return site.services.dns.map(hostPrefix);
      return Object.values(site.externalNetworks)
        .filter((network) => network.reach === end.place)
        .flatMap(({ prefixes }) => [...prefixes.ipv4, ...prefixes.ipv6]);
  }
}

/** The prefix of a single address. */
export function hostPrefix(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}
