/** How unrecorded twins of each type are found in the cloud: by the explicit name all of ours have, or by what they say. */
import type { Item } from "../cloud/client.ts";

/** How to find one type's unrecorded twins: where to list them, which one it is, where to delete it. */
export interface Search {
  readonly service: string;
  readonly key: string;
  readonly list: (inputs: Inputs) => string;
  readonly is: (item: Item, inputs: Inputs) => boolean;
  readonly path: (item: Item, inputs: Inputs) => string;
  /** Whether only the tenant's own connection may delete it, and it takes its time to go. */
  readonly tenants?: true;
}

/** What a resource was to be created with. */
export type Inputs = Readonly<Record<string, unknown>>;

export const sameName = (item: Item, inputs: Inputs) => item.name === inputs.name;

function named(service: string, collection: string, key: string, query = ""): Search {
  return {
    service,
    key,
    list: () => collection + query,
    is: sameName,
    path: (item) => `${collection.replace("/detail", "")}/${item.id}`,
  };
}

/**
 * Types whose second creation would make a twin or a conflict. The others (role assignments, quotas, accesses,
 * memberships) are the same when written twice.
 */
export const SEARCHES: Readonly<Record<string, Search>> = {
  "openstack:identity/groupV3:GroupV3": named("identity", "/groups", "groups"),
  "openstack:identity/user:User": named("identity", "/users", "users"),
  "openstack:compute/flavor:Flavor": named(
    "compute",
    "/flavors/detail",
    "flavors",
    "?is_public=None",
  ),
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": named(
    "block-storage",
    "/types",
    "volume_types",
    "?is_public=None",
  ),
  "openstack:networking/network:Network": named("network", "/v2.0/networks", "networks"),
  "openstack:networking/subnet:Subnet": named("network", "/v2.0/subnets", "subnets"),
  "openstack:networking/router:Router": named("network", "/v2.0/routers", "routers"),
  "openstack:networking/secGroup:SecGroup": named(
    "network",
    "/v2.0/security-groups",
    "security_groups",
  ),
  "openstack:networking/subnetPool:SubnetPool": named(
    "network",
    "/v2.0/subnetpools",
    "subnetpools",
  ),
  "openstack:networking/addressScope:AddressScope": named(
    "network",
    "/v2.0/address-scopes",
    "address_scopes",
  ),
  "openstack:networking/qosPolicy:QosPolicy": named("network", "/v2.0/qos/policies", "policies"),
  "openstack:networking/secGroupRule:SecGroupRule": {
    service: "network",
    key: "security_group_rules",
    list: (inputs) => `/v2.0/security-group-rules?security_group_id=${inputs.securityGroupId}`,
    is: (item, inputs) =>
      item.direction === inputs.direction &&
      item.ethertype === inputs.ethertype &&
      (item.protocol ?? undefined) === inputs.protocol &&
      (item.port_range_min ?? undefined) === inputs.portRangeMin &&
      (item.port_range_max ?? undefined) === inputs.portRangeMax &&
      (item.remote_ip_prefix ?? undefined) === inputs.remoteIpPrefix,
    path: (item) => `/v2.0/security-group-rules/${item.id}`,
  },
  "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule": {
    service: "network",
    key: "bandwidth_limit_rules",
    list: (inputs) => `/v2.0/qos/policies/${inputs.qosPolicyId}/bandwidth_limit_rules`,
    is: (item, inputs) => item.direction === inputs.direction,
    path: (item, inputs) =>
      `/v2.0/qos/policies/${inputs.qosPolicyId}/bandwidth_limit_rules/${item.id}`,
  },
  "openstack:networking/rbacPolicyV2:RbacPolicyV2": {
    service: "network",
    key: "rbac_policies",
    list: (inputs) => `/v2.0/rbac-policies?object_id=${inputs.objectId}`,
    is: (item, inputs) =>
      item.target_tenant === inputs.targetTenant && item.action === inputs.action,
    path: (item) => `/v2.0/rbac-policies/${item.id}`,
  },
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": {
    ...named("container-infra", "/clustertemplates", "clustertemplates"),
    tenants: true,
  },
  "openstack:containerinfra/cluster:Cluster": {
    ...named("container-infra", "/clusters", "clusters"),
    tenants: true,
  },
  "openstack:containerinfra/nodeGroup:NodeGroup": {
    service: "container-infra",
    key: "nodegroups",
    list: ({ clusterId }) => `/clusters/${clusterId}/nodegroups`,
    is: sameName,
    path: (item, { clusterId }) => `/clusters/${clusterId}/nodegroups/${item.id}`,
    tenants: true,
  },
};
