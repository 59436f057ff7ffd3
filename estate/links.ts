/** Links of critical tenants: which segments of which tenant are joined to which of the same tenant at the other site. Pure. */
import type { LinkEnd, Segment, Tenant } from "./model/index.ts";
import type { Standby } from "./standby.ts";

/** One tenant's link, as one of its two sites sees it. */
export interface Link {
  /** Key of the other site. */
  readonly peer: string;
  /** `<home>/<tenant>`, the same at both ends. */
  readonly order: string;
  /** Gateway of the tenant's router here. */
  readonly near: LinkEnd;
  /** Gateway of its router there. */
  readonly far: LinkEnd;
  /** Segment that has the router here. */
  readonly router: string;
  /** Addresses there of each segment that goes through, by key. */
  readonly segments: Readonly<Record<string, Addresses>>;
}

type Addresses = Pick<Segment, "ipv4" | "ipv6">;

/** An estate, as far as this file needs it. */
interface Linked {
  readonly siteKey: string;
  readonly tenants: Readonly<Record<string, Tenant>>;
  readonly standbys: Readonly<Record<string, Standby>>;
}

/** The links that end at a site, by the key of the tenant there: of its own tenants, and of those it stands by for. */
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

/** Segments with a router that has a gateway; a link hangs on the one there is. */
export function linkRouters(tenant: Tenant): string[] {
  const entries = Object.entries(tenant.segments);
  return entries.filter(([, { router }]) => router?.gateway !== undefined).map(([key]) => key);
}

/** What hangs on the router goes through, and nothing else could. */
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
