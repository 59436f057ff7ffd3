/** Who may use what of it, and how much: shares, bandwidth, pools of addresses, trunks and quotas. */
import type { Item } from "../../../cloud/client.ts";
import {
  byProject,
  fields,
  inside,
  isDefaultLimit,
  type Kind,
  ofProjects,
  openstack,
} from "../kind.ts";
import { common, listed, owned, SERVICE } from "./shared.ts";

export const limits: readonly Kind[] = [
  {
    kind: "RBAC policy",
    title: { fr: "partage RBAC", en: "RBAC policy" },
    service: SERVICE,
    type: "openstack:networking/rbacPolicyV2:RbacPolicyV2",
    list: listed("rbac-policies", "rbac_policies"),
    properties: fields({
      action: "action",
      objectId: "object_id",
      objectType: "object_type",
      targetTenant: "target_tenant",
    }),
    // Neutron writes one for each thing that is shared by its own switch, which is reported there.
    isOwn: ({ object_id: id, action, target_tenant: target }, { items }) =>
      target === "*" && items("network").some((one) => one.id === id && isOpen(one, action)),
    remove: openstack("network rbac"),
  },
  {
    kind: "QoS policy",
    title: { fr: "politique de débit", en: "QoS policy" },
    service: SERVICE,
    type: "openstack:networking/qosPolicy:QosPolicy",
    list: listed("qos/policies", "policies"),
    properties: fields({
      ...common,
      shared: "shared",
      isDefault: "is_default",
      projectId: "project_id",
    }),
    remove: openstack("network qos policy"),
  },
  {
    kind: "bandwidth limit",
    title: { fr: "limite de débit", en: "bandwidth limit" },
    service: SERVICE,
    type: "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule",
    list: inside(
      "QoS policy",
      SERVICE,
      (id) => `/v2.0/qos/policies/${id}/bandwidth_limit_rules`,
      "bandwidth_limit_rules",
    ),
    key: ({ id, _of }) => `${_of}/${id}`,
    properties: fields({
      qosPolicyId: "_of",
      direction: "direction",
      maxKbps: "max_kbps",
      maxBurstKbps: "max_burst_kbps",
    }),
    remove: ({ id, _of }) => `openstack network qos rule delete ${_of} ${id}`,
  },
  {
    kind: "address scope",
    title: { fr: "portée d'adresses", en: "address scope" },
    service: SERVICE,
    type: "openstack:networking/addressScope:AddressScope",
    list: listed("address-scopes", "address_scopes"),
    properties: fields({
      name: "name",
      ipVersion: "ip_version",
      shared: "shared",
      projectId: "project_id",
    }),
    remove: openstack("address scope"),
  },
  {
    kind: "subnet pool",
    title: { fr: "réserve d'adresses", en: "subnet pool" },
    service: SERVICE,
    type: "openstack:networking/subnetPool:SubnetPool",
    list: listed("subnetpools", "subnetpools"),
    properties: fields({
      ...common,
      addressScopeId: "address_scope_id",
      ipVersion: "ip_version",
      prefixes: "prefixes",
      defaultPrefixlen: ({ default_prefixlen: length }) => number(length),
      minPrefixlen: ({ min_prefixlen: length }) => number(length),
      maxPrefixlen: ({ max_prefixlen: length }) => number(length),
      isDefault: "is_default",
      shared: "shared",
      projectId: "project_id",
    }),
    remove: openstack("subnet pool"),
  },
  {
    kind: "trunk",
    title: { fr: "trunk", en: "trunk" },
    service: SERVICE,
    type: "openstack:networking/trunk:Trunk",
    list: listed("trunks", "trunks"),
    properties: fields({ ...owned, portId: "port_id", adminStateUp: "admin_state_up" }),
    remove: openstack("network trunk"),
  },
  {
    kind: "network quota",
    title: { fr: "quota de réseau", en: "network quota" },
    service: SERVICE,
    type: "openstack:networking/quotaV2:QuotaV2",
    list: ofProjects(SERVICE, (id) => `/v2.0/quotas/${id}`, "quota"),
    recordedKey: byProject,
    isOwn: isDefaultLimit,
    properties: fields({
      projectId: "project_id",
      floatingip: "floatingip",
      network: "network",
      port: "port",
      rbacPolicy: "rbac_policy",
      router: "router",
      securityGroup: "security_group",
      securityGroupRule: "security_group_rule",
      subnet: "subnet",
      subnetpool: "subnetpool",
    }),
    remove: ({ id }) => `openstack quota delete --network ${id}`,
  },
];

function isOpen(found: Item, action: unknown): boolean {
  return action === "access_as_external"
    ? found["router:external"] === true
    : found.shared === true;
}

const number = (value: unknown) => (value === undefined ? undefined : Number(value));
