/**
 * How to find unrecorded twins of each type in the cloud: by the explicit name that all of ours have, or by their
 * content.
 */
import type { Item } from "../cloud/client.ts";
import { isSameRule } from "../cloud/security-group-rule.ts";

/** How to find one type's unrecorded twins: where to list them, how to recognise one, where to delete it. */
export interface Search {
  readonly service: string;
  readonly key: string;
  /** `user` is the id of the account that lists. */
  readonly list: (inputs: Inputs, user: string) => string;
  readonly is: (item: Item, inputs: Inputs) => boolean;
  readonly path: (item: Item, inputs: Inputs, user: string) => string;
  /** The body to send to the path, if the API removes such a thing by another request than DELETE. */
  readonly undo?: (
    item: Item,
    inputs: Inputs,
  ) => { readonly method: "POST" | "PUT"; readonly body: unknown };
  /** The id under which it would be recorded, if the cloud does not give it one. */
  readonly id?: (inputs: Inputs) => string;
  /** Whether the run that follows makes the same again, so that it does not matter who made it. */
  readonly same?: true;
  /** Whether only the tenant's own connection may delete it, and its removal takes time. */
  readonly tenants?: true;
}

/** The inputs a resource was to be created with. */
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

/** A project's access to a volume type or a flavor, which the cloud keeps as a separate list. */
function access(
  service: string,
  { collection, list, key, owner, project, verb }: AccessWords,
): Search {
  return {
    service,
    key,
    list: (inputs) => `${collection}/${inputs[owner]}/${list}`,
    is: (item, inputs) => (item.project_id ?? item.tenant_id) === inputs[project],
    path: (_, inputs) => `${collection}/${inputs[owner]}/action`,
    undo: (_, inputs) => ({
      method: "POST",
      body: { [verb.action]: { [verb.field]: inputs[project] } },
    }),
    id: (inputs) => `${inputs[owner]}/${inputs[project]}`,
    same: true,
  };
}

interface AccessWords {
  readonly collection: string;
  readonly list: string;
  readonly key: string;
  /** The inputs that name the thing and the project. */
  readonly owner: string;
  readonly project: string;
  readonly verb: { readonly action: string; readonly field: string };
}

/** Types that are the same when written twice: the cloud accepts what already exists. */
export const IDEMPOTENT: readonly string[] = [
  "openstack:blockstorage/quoteSetV3:QuoteSetV3",
  "openstack:compute/quotaSetV2:QuotaSetV2",
  "openstack:identity/roleAssignment:RoleAssignment",
  "openstack:identity/userMembershipV3:UserMembershipV3",
  "openstack:loadbalancer/quota:Quota",
  "openstack:networking/quotaV2:QuotaV2",
  "openstack:objectstorage/container:Container",
];

/** Types whose second creation would make a twin or a conflict; domains and projects are found by `heal.ts` itself. */
export const SEARCHES: Readonly<Record<string, Search>> = {
  "openstack:identity/groupV3:GroupV3": named("identity", "/groups", "groups"),
  "openstack:identity/user:User": named("identity", "/users", "users"),
  "openstack:identity/applicationCredential:ApplicationCredential": {
    service: "identity",
    key: "application_credentials",
    list: (_, user) => `/users/${user}/application_credentials`,
    is: sameName,
    path: ({ id }, _, user) => `/users/${user}/application_credentials/${id}`,
    tenants: true,
  },
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
  "openstack:vpnaas/service:Service": named("network", "/v2.0/vpn/vpnservices", "vpnservices"),
  "openstack:vpnaas/ikePolicy:IkePolicy": named("network", "/v2.0/vpn/ikepolicies", "ikepolicies"),
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": named(
    "network",
    "/v2.0/vpn/ipsecpolicies",
    "ipsecpolicies",
  ),
  "openstack:vpnaas/endpointGroup:EndpointGroup": named(
    "network",
    "/v2.0/vpn/endpoint-groups",
    "endpoint_groups",
  ),
  "openstack:vpnaas/siteConnection:SiteConnection": named(
    "network",
    "/v2.0/vpn/ipsec-site-connections",
    "ipsec_site_connections",
  ),
  "openstack:networking/qosPolicy:QosPolicy": named("network", "/v2.0/qos/policies", "policies"),
  "openstack:networking/secGroupRule:SecGroupRule": {
    service: "network",
    key: "security_group_rules",
    list: (inputs) => `/v2.0/security-group-rules?security_group_id=${inputs.securityGroupId}`,
    is: isSameRule,
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
  "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3": access("block-storage", {
    collection: "/types",
    list: "os-volume-type-access",
    key: "volume_type_access",
    owner: "volumeTypeId",
    project: "projectId",
    verb: { action: "removeProjectAccess", field: "project" },
  }),
  "openstack:compute/flavorAccess:FlavorAccess": access("compute", {
    collection: "/flavors",
    list: "os-flavor-access",
    key: "flavor_access",
    owner: "flavorId",
    project: "tenantId",
    verb: { action: "removeTenantAccess", field: "tenant" },
  }),
  // Recorded by the id of its port.
  "openstack:networking/routerInterface:RouterInterface": {
    service: "network",
    key: "ports",
    list: ({ routerId }) => `/v2.0/ports?device_id=${routerId}`,
    is: ({ fixed_ips }, { subnetId }) =>
      ((fixed_ips ?? []) as { subnet_id?: unknown }[]).some((ip) => ip.subnet_id === subnetId),
    path: (_, { routerId }) => `/v2.0/routers/${routerId}/remove_router_interface`,
    undo: ({ id }) => ({ method: "PUT", body: { port_id: id } }),
  },
  "openstack:networking/rbacPolicyV2:RbacPolicyV2": {
    service: "network",
    key: "rbac_policies",
    list: (inputs) => `/v2.0/rbac-policies?object_id=${inputs.objectId}`,
    is: (item, inputs) =>
      item.target_tenant === inputs.targetTenant && item.action === inputs.action,
    path: (item) => `/v2.0/rbac-policies/${item.id}`,
    same: true,
  },
  "openstack:compute/serverGroup:ServerGroup": {
    ...named("compute", "/os-server-groups", "server_groups"),
    tenants: true,
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
