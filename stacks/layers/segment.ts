/** Estate + foundation + project → arguments of one network segment. No resource is made here. */
import type {
  NetworkSegment,
  NetworkSegmentArgs,
  SiteFoundation,
  TenantProject,
} from "../../components/index.ts";
import type { Estate, Tenant } from "../estate/index.ts";
import type { Settings } from "../settings.ts";
import { segmentRules } from "./flows.ts";
import { entryOf } from "./foundation.ts";
import type { Lookups } from "./lookups.ts";

/** Segments of a tenant in the order they can be made: those that join another's router come after it. */
export function segmentOrder(tenant: Tenant): string[] {
  const joins = (key: string) => (tenant.segments[key]?.router?.sharedWith === undefined ? 0 : 1);
  return Object.keys(tenant.segments).sort((a, b) => joins(a) - joins(b) || a.localeCompare(b));
}

/** What one segment is made of: its addresses, its router if any, the rules its flows declare. */
export function segmentArgs(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  key: string,
  foundation: SiteFoundation,
  project: TenantProject,
  made: ReadonlyMap<string, NetworkSegment>,
  ids: Lookups,
): NetworkSegmentArgs {
  const tenant = estate.tenants[tenantKey] as Tenant;
  const segment = tenant.segments[key] as Tenant["segments"][string];
  const router = routerOf(segment, estate, made, ids);
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
    dnsServers: estate.site.services.dns,
    rules: segmentRules(estate, tenant, key),
    ...(router === undefined ? {} : { router }),
    ...(segment.qos === undefined
      ? {}
      : { qosPolicyId: entryOf(foundation.qosPolicyIds, segment.qos) }),
  };
}

function routerOf(
  segment: Tenant["segments"][string],
  estate: Estate,
  made: ReadonlyMap<string, NetworkSegment>,
  ids: Lookups,
): NetworkSegmentArgs["router"] {
  if (segment.router === undefined) return undefined;
  const { sharedWith, gateway } = segment.router;
  if (sharedWith !== undefined) {
    const routerId = made.get(sharedWith)?.routerId;
    return routerId === undefined ? {} : { routerId };
  }
  if (gateway === undefined) return {};
  const name = estate.site.externalNetworks[gateway]?.name ?? gateway;
  return { externalNetworkId: ids.externalNetwork(name) };
}
