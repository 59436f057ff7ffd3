/** Neutron: things have names; rules, interfaces and grants are known by their content. */
import type { Item } from "../../cloud/client.ts";
import { type Inputs, type Listed, type NaturalKey, named, quota, same } from "./key.ts";

const SERVICE = "network";

const network = (path: string, key = path.replaceAll("-", "_")): Listed =>
  named(SERVICE, `/v2.0/${path}`, key);

const vpn = (path: string, key = path.replaceAll("-", "_")): Listed => network(`vpn/${path}`, key);

const subnet: Listed = {
  ...network("subnets"),
  needs: ["name", "networkId"],
  is: (item, { inputs }) => same(item.name, inputs.name) && same(item.network_id, inputs.networkId),
};

const rule: Listed = {
  ...network("security-group-rules"),
  needs: ["securityGroupId"],
  is: (item, { inputs }) =>
    same(item.security_group_id, inputs.securityGroupId) &&
    RULE.every(([field, input]) => equal(item[field], inputs[input])),
};

/** The fields of a rule and the inputs of its resource; absent is null or empty. */
const RULE: readonly (readonly [string, string])[] = [
  ["direction", "direction"],
  ["ethertype", "ethertype"],
  ["protocol", "protocol"],
  ["port_range_min", "portRangeMin"],
  ["port_range_max", "portRangeMax"],
  ["remote_ip_prefix", "remoteIpPrefix"],
  ["remote_group_id", "remoteGroupId"],
  ["remote_address_group_id", "remoteAddressGroupId"],
];

/** It is recorded by the id of the router's port. */
const routerInterface: Listed = {
  ...network("ports"),
  needs: ["routerId", "subnetId"],
  is: (item, { inputs }) =>
    same(item.device_id, inputs.routerId) && subnetsOf(item).includes(inputs.subnetId),
};

const bandwidth: Listed = {
  by: "list",
  needs: ["qosPolicyId", "direction"],
  list: ({ inputs }) => ({
    service: SERVICE,
    path: `/v2.0/qos/policies/${inputs.qosPolicyId}/bandwidth_limit_rules`,
    key: "bandwidth_limit_rules",
  }),
  is: (item, { inputs }) => same(item.direction, inputs.direction),
  id: (item, { inputs }) => `${inputs.qosPolicyId}/${item.id}`,
};

const grant: Listed = {
  ...network("rbac-policies"),
  needs: ["objectId", "targetTenant", "action"],
  is: (item, { inputs }) =>
    same(item.object_id, inputs.objectId) &&
    same(item.target_tenant, inputs.targetTenant) &&
    same(item.action, inputs.action),
};

const connection: Listed = {
  ...vpn("ipsec-site-connections"),
  needs: ["name", "vpnserviceId"],
  is: (item, { inputs }) =>
    same(item.name, inputs.name) && same(item.vpnservice_id, inputs.vpnserviceId),
};

const service: Listed = {
  ...vpn("vpnservices"),
  needs: ["name", "routerId"],
  is: (item, { inputs }) => same(item.name, inputs.name) && same(item.router_id, inputs.routerId),
};

export const NETWORK: Readonly<Record<string, NaturalKey>> = {
  "openstack:networking/network:Network": network("networks"),
  "openstack:networking/subnet:Subnet": subnet,
  "openstack:networking/router:Router": network("routers"),
  "openstack:networking/routerInterface:RouterInterface": routerInterface,
  "openstack:networking/secGroup:SecGroup": network("security-groups"),
  "openstack:networking/secGroupRule:SecGroupRule": rule,
  "openstack:networking/subnetPool:SubnetPool": network("subnetpools"),
  "openstack:networking/addressScope:AddressScope": network("address-scopes"),
  "openstack:networking/qosPolicy:QosPolicy": network("qos/policies", "policies"),
  "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule": bandwidth,
  "openstack:networking/rbacPolicyV2:RbacPolicyV2": grant,
  "openstack:networking/quotaV2:QuotaV2": quota,
  "openstack:vpnaas/service:Service": service,
  "openstack:vpnaas/ikePolicy:IkePolicy": vpn("ikepolicies"),
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": vpn("ipsecpolicies"),
  "openstack:vpnaas/endpointGroup:EndpointGroup": vpn("endpoint-groups"),
  "openstack:vpnaas/siteConnection:SiteConnection": connection,
};

/** Neutron writes null where the program says nothing, and the provider takes an empty text for the same. */
function equal(field: unknown, input: unknown): boolean {
  const plain = (value: Inputs[string]) => (value === null || value === "" ? undefined : value);
  const [one, other] = [plain(field), plain(input)];
  return typeof one === "string" && typeof other === "string"
    ? one.toLowerCase() === other.toLowerCase()
    : one === other;
}

function subnetsOf({ fixed_ips: addresses }: Item): unknown[] {
  if (!Array.isArray(addresses)) return [];
  return addresses.map((address: { subnet_id?: unknown }) => address.subnet_id);
}
