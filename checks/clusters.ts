/** Every declared cluster can be created, is reachable by its people only, and fits its pools. */

import { meet } from "../estate/addresses.ts";
import { hasApiAllowList, placesPools, poolCapacity } from "../estate/clusters.ts";
import { eachTenant, known, type TenantContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { Path } from "../estate/load/source.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import type { Cluster, Kubernetes } from "../estate/model/index.ts";
import { gatewayOf } from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { isInside } from "../policies/values/addresses.ts";
import { hostBits } from "./address-plans.ts";
import { CLUSTERS } from "./messages/clusters.ts";
import { namespaces } from "./namespaces.ts";
import { classOf } from "./policies.ts";
import { poolsOf, prefixesHeld } from "./tenant-addresses.ts";

/** Resources that etcd and an API server need besides the system itself. */
const CONTROL_PLANE = { vcpus: 2, ramMiB: 4096 };
const FEWEST_SERVERS = 3;

/** Roles of the service account that a cluster needs: for its servers, its load balancers, the keys of its encrypted volumes. */
export const CLUSTER_ROLES = ["member", "load-balancer_member", "creator"] as const;

export const clusters = eachTenant((context) => {
  const { site, tenant } = context;
  const { kubernetes } = site.data;
  const declared = Object.entries(tenant.data.clusters);
  if (declared.length === 0) return [];
  if (kubernetes === undefined) {
    return declared.map(([cluster]) =>
      issue(tenant.at(["clusters", cluster]), CLUSTERS.noKubernetes, {
        cluster,
        site: context.key,
      }),
    );
  }
  return [
    ...serviceAccount(context),
    ...disks(context, kubernetes),
    ...declared.flatMap(([name, cluster]) => {
      const path = ["clusters", name];
      return [
        ...known(context, [...path, "version"], cluster.version, kubernetes.versions),
        ...segment(context, [...path, "segment"], cluster, kubernetes),
        ...apiAccess(context, [...path, "apiAccess"], cluster, kubernetes),
        ...controlPlane(context, [...path, "controlPlane"], cluster),
        ...pools(context, [...path, "pools"], cluster),
        ...namespaces(context, [...path, "namespaces"], cluster, poolCapacity(cluster, site.data)),
      ];
    }),
  ];
});

function serviceAccount({ tenant }: TenantContext): Issue[] {
  const roles = tenant.data.serviceAccount?.roles ?? [];
  if (CLUSTER_ROLES.every((role) => roles.includes(role))) return [];
  const values = { roles: choice(roles), required: choice(CLUSTER_ROLES) };
  return [issue(tenant.at(["serviceAccount", "roles"]), CLUSTERS.clusterServiceAccount, values)];
}

/** A type that was not granted has no quota, so no server would get its disk. */
function disks({ tenant }: TenantContext, { volume: { type } }: Kubernetes): Issue[] {
  const { volumeTypes } = tenant.data;
  if (volumeTypes.includes(type)) return [];
  const values = { granted: choice(volumeTypes), type };
  return [issue(tenant.at(["volumeTypes"]), CLUSTERS.nodeVolumeType, values)];
}

/** Its nodes are in a segment that reaches the API network; a class without a gateway cannot have a cluster. */
function segment(context: TenantContext, path: Path, cluster: Cluster, kubernetes: Kubernetes) {
  const { site, tenant } = context;
  const { segment } = cluster;
  const { apiNetwork: network } = kubernetes;
  const unknown = known(context, path, segment, tenant.data.segments);
  if (unknown.length > 0 || !Object.hasOwn(tenant.data.segments, segment)) return unknown;
  const reach = site.data.externalNetworks[network]?.reach;
  if (reach !== "government") return []; // reported where the site names it
  const allowed = classOf(context)?.egress;
  if (allowed !== undefined && !allowed.includes(reach)) {
    const { dataClass } = tenant.data;
    const values = { dataClass, reach, allowed: choice(allowed), network };
    return [issue(tenant.at(path), CLUSTERS.noClusterForClass, values)];
  }
  if (gatewayOf(tenant.data, segment) === network) return [];
  return [issue(tenant.at(path), CLUSTERS.clusterGateway, { segment, network })];
}

function apiAccess(context: TenantContext, path: Path, cluster: Cluster, kubernetes: Kubernetes) {
  const { allianceSite, site, tenant } = context;
  const { apiNetwork: network } = kubernetes;
  const behind = site.data.externalNetworks[network];
  if (behind?.reach !== "government") return []; // reported where the site names it
  const allowed = [...new Set([...behind.prefixes.ipv4, ...allianceSite.addresses.ipv4])];
  if (!hasApiAllowList(site.data)) {
    if (cluster.apiAccess === undefined) return [];
    return [issue(tenant.at(path), CLUSTERS.apiAccessUseless, { driver: kubernetes.driver })];
  }
  if (cluster.apiAccess === undefined) {
    return [issue(tenant.at(path), CLUSTERS.apiAccessMissing, { allowed: choice(allowed) })];
  }
  const pools = poolsOf(context.sites);
  const own = Object.keys(tenant.data.segments).flatMap((key) => prefixesHeld(tenant.data, key));
  return cluster.apiAccess.flatMap((got, index) => {
    const at = tenant.at([...path, index]);
    const values = { got, allowed: choice(allowed), network };
    if (!isInside(got, allowed))
      return [...hostBits(at, got), issue(at, CLUSTERS.apiAccessOutside, values)];
    // Other tenants' servers are not administrators.
    const others = pools.length > 0 && meet(got, pools) && !isInside(got, own);
    const want = { got, own: choice(own), allowed: choice(pools) };
    return [...hostBits(at, got), ...(others ? [issue(at, CLUSTERS.apiAccessTenants, want)] : [])];
  });
}

function controlPlane(context: TenantContext, path: Path, cluster: Cluster): Issue[] {
  const { site, tenant } = context;
  const { count, flavor } = cluster.controlPlane;
  const size = Object.hasOwn(site.data.flavors, flavor) ? site.data.flavors[flavor] : undefined;
  const odd = count % 2 === 1 && count >= FEWEST_SERVERS;
  const large =
    size === undefined ||
    (size.vcpus >= CONTROL_PLANE.vcpus && size.ramMiB >= CONTROL_PLANE.ramMiB);
  return [
    ...(odd
      ? []
      : [issue(tenant.at([...path, "count"]), CLUSTERS.controlPlaneCount, { got: count })]),
    ...granted(context, [...path, "flavor"], flavor),
    ...(large
      ? []
      : [
          issue(tenant.at([...path, "flavor"]), CLUSTERS.smallControlPlane, {
            got: flavor,
            vcpus: size.vcpus,
            ramMiB: size.ramMiB,
            minVcpus: CONTROL_PLANE.vcpus,
            minRamMiB: CONTROL_PLANE.ramMiB,
          }),
        ]),
  ];
}

function pools(context: TenantContext, path: Path, cluster: Cluster): Issue[] {
  const { site, tenant } = context;
  return Object.entries(cluster.pools).flatMap(([name, { flavor, zone, autoscale }]) => {
    const at = [...path, name];
    const { min = 0, max = 0 } = autoscale ?? {};
    const { driver = "" } = site.data.kubernetes ?? {};
    return [
      ...granted(context, [...at, "flavor"], flavor),
      ...(zone === undefined ? [] : known(context, [...at, "zone"], zone, site.data.zones)),
      ...(zone === undefined || placesPools(site.data)
        ? []
        : [issue(tenant.at([...at, "zone"]), CLUSTERS.zoneUseless, { got: zone, driver })]),
      ...(min <= max
        ? []
        : [issue(tenant.at([...at, "autoscale"]), CLUSTERS.autoscaleOrder, { min, max })]),
    ];
  });
}

/** A flavor that was granted; a granted flavor that does not exist is reported at the grant. */
function granted({ tenant }: TenantContext, path: Path, got: string): Issue[] {
  const { flavors } = tenant.data;
  if (flavors.includes(got)) return [];
  return [
    issue(tenant.at(path), REFERENCES.unknownReference, { got, allowed: choice(flavors, got) }),
  ];
}
