/** Lists what exists of one site's estate in its cloud, independently of any state. */
import type { Cloud, Item } from "./client.ts";

/** Where each kind of resource is listed and deleted. */
export interface Kind {
  readonly kind: string;
  readonly service: string;
  readonly path: string;
  readonly key: string;
}

/** The kinds an estate creates, in an order in which they can be deleted. */
export const KINDS: readonly Kind[] = [
  { kind: "cluster", service: "container-infra", path: "/clusters/detail", key: "clusters" },
  {
    kind: "cluster template",
    service: "container-infra",
    path: "/clustertemplates/detail",
    key: "clustertemplates",
  },
  { kind: "server", service: "compute", path: "/servers/detail?all_tenants=1", key: "servers" },
  {
    kind: "load balancer",
    service: "load-balancer",
    path: "/v2.0/lbaas/loadbalancers",
    key: "loadbalancers",
  },
  {
    kind: "volume",
    service: "block-storage",
    path: "/volumes/detail?all_tenants=1",
    key: "volumes",
  },
  {
    kind: "VPN connection",
    service: "network",
    path: "/v2.0/vpn/ipsec-site-connections",
    key: "ipsec_site_connections",
  },
  { kind: "VPN service", service: "network", path: "/v2.0/vpn/vpnservices", key: "vpnservices" },
  {
    kind: "VPN endpoint group",
    service: "network",
    path: "/v2.0/vpn/endpoint-groups",
    key: "endpoint_groups",
  },
  { kind: "IKE policy", service: "network", path: "/v2.0/vpn/ikepolicies", key: "ikepolicies" },
  {
    kind: "IPsec policy",
    service: "network",
    path: "/v2.0/vpn/ipsecpolicies",
    key: "ipsecpolicies",
  },
  { kind: "floating IP", service: "network", path: "/v2.0/floatingips", key: "floatingips" },
  { kind: "router", service: "network", path: "/v2.0/routers", key: "routers" },
  { kind: "port", service: "network", path: "/v2.0/ports", key: "ports" },
  { kind: "subnet", service: "network", path: "/v2.0/subnets", key: "subnets" },
  { kind: "network", service: "network", path: "/v2.0/networks", key: "networks" },
  {
    kind: "security group",
    service: "network",
    path: "/v2.0/security-groups",
    key: "security_groups",
  },
  { kind: "QoS policy", service: "network", path: "/v2.0/qos/policies", key: "policies" },
  { kind: "subnet pool", service: "network", path: "/v2.0/subnetpools", key: "subnetpools" },
  {
    kind: "address scope",
    service: "network",
    path: "/v2.0/address-scopes",
    key: "address_scopes",
  },
  { kind: "flavor", service: "compute", path: "/flavors/detail?is_public=None", key: "flavors" },
  {
    kind: "volume type",
    service: "block-storage",
    path: "/types?is_public=None",
    key: "volume_types",
  },
  { kind: "user", service: "identity", path: "/users", key: "users" },
  { kind: "group", service: "identity", path: "/groups", key: "groups" },
  { kind: "project", service: "identity", path: "/projects", key: "projects" },
  { kind: "domain", service: "identity", path: "/domains", key: "domains" },
];

/** One resource found in the cloud. */
export interface Found {
  readonly kind: Kind;
  readonly item: Item;
}

/**
 * Everything in the cloud that has the site's name prefix or label, or is in one of its projects, or in a project that
 * no longer exists: what a cluster created has a name of Kubernetes and may outlive its tenant.
 */
export async function siteInventory(cloud: Cloud, site: string): Promise<Found[]> {
  const lists = await Promise.all(KINDS.filter((k) => cloud.offers(k.service)).map(all));
  const found = lists.flat();
  const projects = found.filter((f) => f.kind.kind === "project" && isOurs(f.item, site));
  const ids = new Set(projects.map((f) => f.item.id));
  const there = new Set(found.filter((f) => f.kind.kind === "project").map((f) => f.item.id));
  return found.filter(({ item }) => {
    const project = projectOf(item);
    return isOurs(item, site) || (project !== "" && (ids.has(project) || !there.has(project)));
  });

  async function all(kind: Kind): Promise<Found[]> {
    return (await cloud.list(kind.service, kind.path, kind.key)).map((item) => ({ kind, item }));
  }
}

/**
 * Removes what services keep of projects that no longer exist, and returns how much: Neutron the `default` security
 * group that it creates for each project it sees; Neutron and Octavia the limits, which the provider never deletes.
 */
export async function sweepDeletedProjects(cloud: Cloud): Promise<number> {
  const kept = await Promise.all(
    KEPT.filter(({ service }) => cloud.offers(service)).map(async (one) => {
      const { service, path, key, at, isEmpty = () => false } = one;
      const items = await cloud.list(service, path, key);
      return items
        .filter((item) => !isEmpty(item))
        .map((item) => ({ service, path: at(item), project: projectOf(item) }));
    }),
  );
  // Last: a project made meanwhile is in this list, and what was listed before is not taken for an orphan's.
  const projects = await cloud.list("identity", "/projects", "projects");
  const there = new Set(projects.map(({ id }) => id));
  const orphans = kept.flat().filter(({ project }) => project && !there.has(project));
  for (const { service, path } of orphans) await cloud.delete(service, path);
  return orphans.length;
}

interface Kept {
  readonly service: string;
  readonly path: string;
  readonly key: string;
  /** The path of one. */
  readonly at: (item: Item) => string;
  /** Whether there is nothing left to remove. @default never */
  readonly isEmpty?: (item: Item) => boolean;
}

const KEPT: readonly Kept[] = [
  {
    service: "network",
    path: "/v2.0/security-groups?name=default",
    key: "security_groups",
    at: ({ id }: Item) => `/v2.0/security-groups/${id}`,
  },
  quotasOf("network", "/v2.0/quotas"),
  quotasOf("load-balancer", "/v2.0/lbaas/quotas"),
];

function quotasOf(service: string, path: string): Kept {
  const at = (item: Item) => `${path}/${encodeURIComponent(projectOf(item))}`;
  return { service, path, key: "quotas", at, isEmpty: isEmptyQuota };
}

/** Whether a quota limits nothing: Octavia keeps a row of each project whose quota was deleted. */
export function isEmptyQuota(item: Readonly<Record<string, unknown>>): boolean {
  const { id: _, project_id: __, tenant_id: ___, ...limits } = item;
  return Object.values(limits).every((limit) => limit === null);
}

/** The project a thing is in; Cinder and Glance have their own fields for it. Empty without a project. */
export function projectOf(item: Item): string {
  const { project_id, tenant_id, owner } = item;
  return String(
    project_id ??
      item["os-vol-tenant-attr:tenant_id"] ??
      item["os-extended-snapshot-attributes:project_id"] ??
      item["os-backup-project-attr:project_id"] ??
      tenant_id ??
      owner ??
      "",
  );
}

/** Whether a resource carries the site's name prefix or the site's label. */
export function isOurs(item: Item, site: string): boolean {
  const tags = Array.isArray(item.tags) ? item.tags : [];
  return Boolean(item.name?.startsWith(`${site}-`)) || tags.includes(`aes:site=${site}`);
}
