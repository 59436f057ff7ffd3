/** The parts of a tenant's clusters and their use of its quota. Pure; the layers use it as well. */
import type { Site } from "../policies/alliance/model.ts";
import type { Cluster, Pool, Quota, SiteFile, Tenant } from "./model/index.ts";

/** Security groups the drivers create for one cluster: control plane, nodes. */
const GROUPS_A_CLUSTER = 2;
/** Rules the drivers create in them, rounded up. */
const RULES_A_CLUSTER = 40;
/** Nodes of Magnum's default group, the size of the control plane's servers; not available to namespaces. */
const MAGNUMS_OWN = 1;
/** A rolling upgrade creates the new node before it removes the old one: one more in each group of nodes. */
const SURGE = 1;

/** Fewest and most nodes of a pool. */
export function nodesOf({ count = 0, autoscale }: Pool): { min: number; max: number } {
  return autoscale ?? { min: count, max: count };
}

/** CPUs and memory a cluster's pools offer to namespaces at their largest. */
export function poolCapacity(cluster: Cluster, site: SiteFile): { cpu: number; memoryGiB: number } {
  const pools = Object.values(cluster.pools).map((pool) => ({
    nodes: nodesOf(pool).max,
    ...sizeOf(pool.flavor, site),
  }));
  return {
    cpu: sum(pools, ({ nodes, vcpus }) => nodes * vcpus),
    memoryGiB: Math.floor(sum(pools, ({ nodes, ramMiB }) => nodes * ramMiB) / 1024),
  };
}

/** The most that all clusters of a tenant use of its quota at once: largest pools, during an upgrade. */
export function clusterNeeds(tenant: Tenant, site: SiteFile) {
  const clusters = Object.values(tenant.clusters);
  const masters = sum(clusters, ({ controlPlane }) => controlPlane.count + SURGE);
  const groups = clusters.flatMap(({ controlPlane, pools }) => [
    { servers: controlPlane.count + SURGE, ...sizeOf(controlPlane.flavor, site) },
    { servers: MAGNUMS_OWN + SURGE, ...sizeOf(controlPlane.flavor, site) },
    ...Object.values(pools).map((pool) => ({
      servers: nodesOf(pool).max + SURGE,
      ...sizeOf(pool.flavor, site),
    })),
  ]);
  const quotas = clusters.flatMap(({ namespaces }) =>
    Object.values(namespaces).map(({ quota }) => quota),
  );
  const servers = sum(groups, (group) => group.servers);
  // One for each API, and those granted to namespaces.
  const loadBalancers = clusters.length + sum(quotas, (quota) => quota.loadBalancers);
  const { sizeGiB = 0, etcdGiB = 0 } = site.kubernetes?.volume ?? {};
  return {
    instances: servers,
    cores: sum(groups, (group) => group.servers * group.vcpus),
    ramGiB: Math.ceil(sum(groups, (group) => group.servers * group.ramMiB) / 1024),
    volumes: servers + masters,
    volumeGiB: servers * sizeGiB + masters * etcdGiB + sum(quotas, ({ storageGiB }) => storageGiB),
    ports: servers + loadBalancers,
    floatingIps: hasApiAllowList(site) ? clusters.length : 0,
    securityGroups: GROUPS_A_CLUSTER * clusters.length,
    securityGroupRules: RULES_A_CLUSTER * clusters.length,
    loadBalancers,
    listeners: loadBalancers,
    pools: loadBalancers,
    healthMonitors: loadBalancers,
  } satisfies Partial<Quota>;
}

/** Whether the site's driver can restrict who reaches the API; the API then has an address on the API network. */
export function hasApiAllowList({ kubernetes }: SiteFile): boolean {
  return kubernetes?.driver === "k8s_capi_helm";
}

/** Whether the site's driver can put a pool into one availability zone. */
export function placesPools({ kubernetes }: SiteFile): boolean {
  return kubernetes?.driver === "k8s_cluster_api";
}

/** The volume types that clusters may use: encrypted, and allowed by the policies; in the given order. */
export function storageTypes(
  keys: readonly string[],
  site: SiteFile,
  { workloads }: Site,
): { key: string; name: string }[] {
  return keys.flatMap((key) => {
    const type = Object.hasOwn(site.volumeTypes, key) ? site.volumeTypes[key] : undefined;
    if (!type?.encrypted) return [];
    const admitted =
      workloads.storageClasses.includes(key) && workloads.volumeTypes.includes(type.name);
    return admitted ? [{ key, name: type.name }] : [];
  });
}

/** Size of a flavor; `undefined` if it is unknown, which is reported elsewhere. */
export function sizeOf(flavor: string, { flavors }: SiteFile): { vcpus: number; ramMiB: number } {
  const size = Object.hasOwn(flavors, flavor) ? flavors[flavor] : undefined;
  return size ?? { vcpus: 0, ramMiB: 0 };
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
