/** A tenant's quota and its declared needs. Pure. */
import { clusterNeeds } from "./clusters.ts";
import type { Quota, SiteFile, Tenant } from "./model/index.ts";
import { prefixesOf, resolveEnd } from "./topology.ts";

/** A tenant's quota: its class, with its own overrides; `undefined` if the class is unknown. */
export function quotaOf(tenant: Tenant, site: SiteFile): Quota | undefined {
  const { class: name, override } = tenant.quota;
  const base = Object.hasOwn(site.quotaClasses, name) ? site.quotaClasses[name] : undefined;
  const own = Object.entries(override).filter(([, value]) => value !== undefined);
  return base && { ...base, ...Object.fromEntries(own) };
}

/** Quota used by the declared segments, flows and clusters, before the tenant creates anything. */
export function needsOf(tenant: Tenant, site: SiteFile): Partial<Quota> {
  const [segments, clusters] = [segmentNeeds(tenant, site), clusterNeeds(tenant, site)];
  const total: Partial<Record<keyof Quota, number>> = { ...segments };
  for (const [field, need] of Object.entries(clusters) as [keyof Quota, number][]) {
    if (need > 0) total[field] = (total[field] ?? 0) + need;
  }
  return total;
}

function segmentNeeds(tenant: Tenant, site: SiteFile): Partial<Quota> {
  const segments = Object.values(tenant.segments);
  const routed = segments.filter(({ router }) => router !== undefined);
  const owned = routed.filter((segment) => segment.router?.sharedWith === undefined);
  return {
    networks: segments.length,
    subnets: 2 * segments.length, // IPv4 and IPv6
    routers: owned.length,
    ports: segments.length + 2 * routed.length, // metadata port; one router port for each subnet
    securityGroups: segments.length + 1, // plus the cloud's own `default`
    securityGroupRules: rulesNeeded(tenant, site) + 2 * segments.length, // DHCP of either family
  };
}

/** One rule at each end that is a segment, for each prefix of the other end. */
function rulesNeeded(tenant: Tenant, site: SiteFile): number {
  let rules = 0;
  for (const flow of Object.values(tenant.flows)) {
    const from = resolveEnd(flow.from, tenant);
    const to = resolveEnd(flow.to, tenant);
    if (from === undefined || to === undefined) continue;
    if (from.kind === "segment") rules += prefixesOf(to, tenant, site).length;
    if (to.kind === "segment") rules += prefixesOf(from, tenant, site).length;
  }
  return rules;
}
