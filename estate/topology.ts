/** Meaning of a tenant's segments and flows: shared routers, ends of flows. Pure; the layers use it as well. */

import type { Path } from "./load/source.ts";
import type { Flow, FlowEnd, Place, SiteFile, Tenant, WorkloadFlow } from "./model/index.ts";
import { PLACES } from "./model/index.ts";

/** A flow's end, by its kind. */
export type End =
  | { readonly kind: "segment"; readonly segment: string }
  | { readonly kind: "place"; readonly place: Place }
  | { readonly kind: "cidr"; readonly cidr: string };

/** Resolves a flow's end; `undefined` if it names neither a place nor a segment of the tenant. */
export function resolveEnd(end: FlowEnd, tenant: Tenant): End | undefined {
  if (typeof end !== "string") return { kind: "cidr", cidr: end.cidr };
  const place = PLACES.find((known) => known === end);
  if (place !== undefined) return { kind: "place", place };
  return Object.hasOwn(tenant.segments, end) ? { kind: "segment", segment: end } : undefined;
}

/** One end of a flow that is a prefix; the flow is the tenant's or a namespace's of its clusters. */
export interface PrefixEnd extends Pick<Flow, "protocol" | "ports"> {
  /** Path of the prefix in the tenant's file. */
  readonly path: Path;
  /** Key of the flow. */
  readonly name: string;
  readonly side: "from" | "to";
  readonly cidr: string;
  /** Segment at the other end, or that of the cluster; empty if there is none. */
  readonly segment: string;
}

/** Every prefix that a flow of the tenant, or of a namespace of its clusters, names. */
export function prefixEnds({ clusters, flows, segments }: Tenant): PrefixEnd[] {
  return [
    ...endsIn(["flows"], flows, (end) =>
      typeof end === "string" && Object.hasOwn(segments, end) ? end : "",
    ),
    ...Object.entries(clusters).flatMap(([cluster, { namespaces, segment }]) =>
      Object.entries(namespaces).flatMap(([namespace, { flows: own }]) =>
        endsIn(["clusters", cluster, "namespaces", namespace, "flows"], own, () => segment),
      ),
    ),
  ];
}

function endsIn(
  path: Path,
  flows: Readonly<Record<string, Flow | WorkloadFlow>>,
  segmentOf: (other: unknown) => string,
): PrefixEnd[] {
  return Object.entries(flows).flatMap(([name, { from, to, protocol, ports }]) =>
    (
      [
        ["from", from, to],
        ["to", to, from],
      ] as const
    ).flatMap(([side, end, other]): PrefixEnd[] => {
      if (typeof end !== "object" || !("cidr" in end)) return [];
      const segment = segmentOf(other);
      return [
        {
          path: [...path, name, side, "cidr"],
          name,
          side,
          cidr: end.cidr,
          segment,
          protocol,
          ports,
        },
      ];
    }),
  );
}

/** The segment that owns the router this one is attached to; `undefined` for an isolated segment. */
export function routerOwner(tenant: Tenant, segment: string): string | undefined {
  const router = tenant.segments[segment]?.router;
  return router && (router.sharedWith ?? segment);
}

/** The external network that a segment reaches through its router; `undefined` if there is none. */
export function gatewayOf(tenant: Tenant, segment: string): string | undefined {
  const owner = routerOwner(tenant, segment);
  return owner === undefined ? undefined : tenant.segments[owner]?.router?.gateway;
}

/** Every role of the tenant's groups and service account. */
export function rolesOf(tenant: Tenant): string[] {
  const groups = Object.values(tenant.groups).flatMap((group) => group.roles);
  return [...new Set([...groups, ...(tenant.serviceAccount?.roles ?? [])])].sort();
}

/** External networks that the tenant's segments have a gateway to. */
export function gatewaysOf(tenant: Tenant): string[] {
  const gateways = Object.values(tenant.segments).map((segment) => segment.router?.gateway);
  return [...new Set(gateways.filter((gateway) => gateway !== undefined))].sort();
}

/** First and last port of a flow; `undefined` for a protocol without ports. */
export function portRange(ports: Flow["ports"]): { first: number; last: number } | undefined {
  if (ports === undefined) return undefined;
  const [first = Number.NaN, last = first] = String(ports).split("-").map(Number);
  return { first, last };
}

/** The prefixes of a flow's end, IPv4 and IPv6 together: one security group rule for each. */
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
