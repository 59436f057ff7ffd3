/** Neutron: things have names; rules, interfaces and grants are known by their content. */
import type { Item } from "../../cloud/client.ts";
import { isSameRule } from "../../cloud/security-group-rule.ts";
import { type Listed, type NaturalKey, named, quota, same } from "./key.ts";

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
  is: (item, { inputs }) => isSameRule(item, inputs),
};

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

function subnetsOf({ fixed_ips: addresses }: Item): unknown[] {
  if (!Array.isArray(addresses)) return [];
  return addresses.map((address: { subnet_id?: unknown }) => address.subnet_id);
}
