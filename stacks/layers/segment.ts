/** Estate + foundation + project → arguments of one network segment. It creates no resource. */
import type {
  NetworkSegment,
  NetworkSegmentArgs,
  RouterArgs,
  SiteFoundation,
  TenantProject,
} from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import { linksOf } from "../../estate/links.ts";
import type { LinkEnd, Segment, Tenant } from "../../estate/model/index.ts";
import type { Settings } from "../settings.ts";
import { segmentRules } from "./flows.ts";
import { entryOf } from "./foundation.ts";

/** Segments of a tenant in the order of creation: a segment that joins another one's router comes after it. */
export function segmentOrder(tenant: Tenant): string[] {
  const joins = (key: string) => (tenant.segments[key]?.router?.sharedWith === undefined ? 0 : 1);
  return Object.keys(tenant.segments).sort((a, b) => joins(a) - joins(b) || (a < b ? -1 : 1));
}

/** The arguments of one segment: its addresses, its optional router, the rules for its declared flows. */
export function segmentArgs(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  key: string,
  foundation: SiteFoundation,
  project: TenantProject,
  made: Readonly<Record<string, NetworkSegment>>,
): NetworkSegmentArgs {
  const tenant = entryOf(estate.tenants, tenantKey);
  const segment = entryOf(tenant.segments, key);
  const link = linksOf(estate)[tenantKey];
  const near = link?.router === key ? link.near : undefined;
  const router = routerOf(segment, project, made, near);
  return {
    site: estate.siteKey,
    tenant: tenantKey,
    segment: key,
    owner: tenant.owner,
    dataClass: tenant.dataClass,
    rehearsal: settings.rehearsal,
    projectId: project.projectId,
    ipv4: { cidr: segment.ipv4, poolId: foundation.ipv4PoolId },
    ipv6: { cidr: segment.ipv6, poolId: foundation.ipv6PoolId },
    dnsServers: [...estate.site.services.dns],
    rules: segmentRules(estate, tenant, key),
    ...(router === undefined ? {} : { router }),
    ...(segment.qos === undefined
      ? {}
      : { qosPolicyId: entryOf(foundation.qosPolicyIds, segment.qos) }),
  };
}

function routerOf(
  { router }: Segment,
  project: TenantProject,
  made: Readonly<Record<string, NetworkSegment>>,
  near: LinkEnd | undefined,
): RouterArgs | undefined {
  if (router === undefined) return undefined;
  if (router.sharedWith !== undefined) {
    const { routerId } = entryOf(made, router.sharedWith);
    if (routerId === undefined) throw new Error(`segment ${router.sharedWith} has no router`);
    return { routerId };
  }
  if (router.gateway === undefined) return {};
  // From the project, not from the look-up: this id is known once the project may use the network.
  const externalNetworkId = entryOf(project.externalNetworkIds, router.gateway);
  // For a link, the other end refers to these addresses.
  return { externalNetworkId, ...(near && { externalAddresses: [near.ipv4, near.ipv6] }) };
}
