/** Links of critical tenants: which segments are connected to which of the same tenant at the other site. Pure. */
import type { LinkEnd, Segment, Tenant } from "./model/index.ts";
import type { Standby } from "./standby.ts";

/** One tenant's link, seen from one of its two sites. */
export interface Link {
  /** Key of the other site. */
  readonly peer: string;
  /** `<home>/<tenant>`, the same at both ends. */
  readonly order: string;
  /** Gateway of the tenant's router here. */
  readonly near: LinkEnd;
  /** Gateway of its router there. */
  readonly far: LinkEnd;
  /** Segment that owns the router here. */
  readonly router: string;
  /** Addresses there of each linked segment, by key. */
  readonly segments: Readonly<Record<string, Addresses>>;
}

type Addresses = Pick<Segment, "ipv4" | "ipv6">;

/** The part of an estate that this file needs. */
interface Linked {
  readonly siteKey: string;
  readonly tenants: Readonly<Record<string, Tenant>>;
  readonly standbys: Readonly<Record<string, Standby>>;
}

/** A site's links by the tenant's key there: those of its own tenants, and of those whose standby site it is. */
export function linksOf({ siteKey, tenants, standbys }: Linked): Record<string, Link> {
  const own = Object.entries(tenants).flatMap(([key, tenant]) => {
    const { link, standby: peer = "", segments = {} } = tenant.continuity ?? {};
    if (link === undefined) return [];
    const ends = { peer, order: `${siteKey}/${key}`, near: link.home, far: link.standby };
    return [[key, { ...ends, ...through(tenant, segments) }] as const];
  });
  const others = Object.entries(standbys).flatMap(([key, { home, tenantKey, atHome }]) => {
    const { link } = atHome.continuity ?? {};
    if (link === undefined) return [];
    const ends = { peer: home, order: `${home}/${tenantKey}`, near: link.standby, far: link.home };
    return [[key, { ...ends, ...through(atHome, atHome.segments) }] as const];
  });
  return Object.fromEntries([...own, ...others]);
}

/** Segments with a router that has a gateway; a link is attached to the only one. */
export function linkRouters(tenant: Tenant): string[] {
  const entries = Object.entries(tenant.segments);
  return entries.filter(([, { router }]) => router?.gateway !== undefined).map(([key]) => key);
}

/** Only segments attached to the router are linked; no others can be. */
function through(tenant: Tenant, there: Readonly<Record<string, Addresses>>) {
  const [router = ""] = linkRouters(tenant);
  const behind = Object.entries(tenant.segments).flatMap(([key, segment]) => {
    const addresses = there[key];
    const joined = key === router || segment.router?.sharedWith === router;
    if (!joined || addresses === undefined) return [];
    return [[key, { ipv4: addresses.ipv4, ipv6: addresses.ipv6 }] as const];
  });
  return { router, segments: Object.fromEntries(behind) };
}
