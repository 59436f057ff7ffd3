/** The namespaces of a cluster: named for tenants, open to their own groups, within the capacity of the pools. */

import type { poolCapacity } from "../estate/clusters.ts";
import { known, type TenantContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { Path } from "../estate/load/source.ts";
import type { Cluster, Namespace } from "../estate/model/index.ts";
import { SYSTEM_NAMESPACES } from "../policies/admission/namespaces.ts";
import { CLUSTERS } from "./messages/clusters.ts";
import { workloadFlows } from "./workload-flows.ts";

/**
 * Namespaces reserved by Kubernetes, Cluster API and a driver's components, by name, prefix or suffix: a tenant's
 * rights there would be rights over the cluster. `default` receives objects without a namespace.
 */
const RESERVED = [
  "default",
  "kube-*",
  "*-system",
  "calico-*",
  "tigera-*",
  "cilium*",
  "capi-*",
  "capo-*",
  "node-feature-discovery",
  "gpu-operator",
  "network-operator",
  ...Object.keys(SYSTEM_NAMESPACES).filter((name) => !/^kube-|-system$/.test(name)),
];

function isReserved(name: string): boolean {
  return RESERVED.some((reserved) => {
    if (reserved.endsWith("*")) return name.startsWith(reserved.slice(0, -1));
    return reserved.startsWith("*") ? name.endsWith(reserved.slice(1)) : name === reserved;
  });
}

/** Problems of the namespaces of one cluster. */
export function namespaces(
  context: TenantContext,
  path: Path,
  cluster: Cluster,
  capacity: ReturnType<typeof poolCapacity>,
): Issue[] {
  return [
    ...Object.entries(cluster.namespaces).flatMap(([name, namespace]) => {
      const at = [...path, name];
      return [
        ...reserved(context, at, name),
        ...Object.keys(namespace.access).flatMap((group) =>
          known(context, [...at, "access", group], group, context.tenant.data.groups),
        ),
        ...loadBalancers(context, [...at, "quota", "loadBalancers"], namespace),
        ...workloadFlows(context, [...at, "flows"], cluster, namespace),
      ];
    }),
    ...overPools(context, path, cluster, capacity),
  ];
}

function reserved({ tenant }: TenantContext, path: Path, name: string): Issue[] {
  if (!isReserved(name)) return [];
  return [issue(tenant.at(path), CLUSTERS.systemNamespace, { name, allowed: RESERVED.join(", ") })];
}

/** A grant without a quota has no effect; a quota without the grant is denied in the cluster. */
function loadBalancers({ tenant }: TenantContext, path: Path, namespace: Namespace): Issue[] {
  const { loadBalancers: count } = namespace.quota;
  const granted = namespace.internalLoadBalancer;
  if (count > 0 === granted) return [];
  return [issue(tenant.at(path), CLUSTERS.loadBalancerGrant, { count, granted: String(granted) })];
}

/** The quotas of all namespaces together fit the pools at their largest. */
function overPools(
  { tenant }: TenantContext,
  path: Path,
  cluster: Cluster,
  capacity: ReturnType<typeof poolCapacity>,
): Issue[] {
  const quotas = Object.values(cluster.namespaces).map(({ quota }) => quota);
  return (["cpu", "memoryGiB"] as const).flatMap((field) => {
    const sum = quotas.reduce((total, quota) => total + quota[field], 0);
    if (sum <= capacity[field]) return [];
    return [issue(tenant.at(path), CLUSTERS.overPools, { field, sum, capacity: capacity[field] })];
  });
}
