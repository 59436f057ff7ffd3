/** Networks, filters, addresses and their rights (Neutron). */
import type { Item } from "../../cloud/client.ts";
import { projectOf } from "../../cloud/inventory.ts";
import {
  byProject,
  collection,
  fields,
  inside,
  isDefaultLimit,
  type Kind,
  ofProjects,
  openstack,
  type Reading,
} from "./kind.ts";

const SERVICE = "network";
const PAGE = "?limit=500";

function listed(path: string, key: string): Kind["list"] {
  return collection(SERVICE, `/v2.0/${path}${PAGE}`, key);
}

const common = { name: "name", description: "description", tags: "tags" } as const;
const owned = { ...common, tenantId: "project_id" } as const;

/** Ports that Neutron itself makes: for addresses, gateways and DHCP. */
const AGENTS =
  /^(network:(dhcp|distributed|router_gateway|floatingip|router_ha_interface|router_centralized_snat)|ovn-)/;
const INTERFACE = "network:router_interface";

const ownerOf = ({ device_owner: owner }: Item) => String(owner ?? "");
const isInterface = (port: Item) =>
  ownerOf(port).startsWith(INTERFACE) || ownerOf(port) === "network:ha_router_replicated_interface";
/**
 * The address of a load balancer as Octavia makes it: behind a group of its own or its project's default one, where the
 * listeners decide what passes. With anything that a person chose it is a port like others.
 */
function isBalancers(port: Item, { items }: Pick<Reading, "items">): boolean {
  const { id, security_groups: groups = [], allowed_address_pairs: pairs = [] } = port;
  const chosen = items("security group").filter(
    (group) => !isDefault(group) && projectOf(group) === projectOf(port),
  );
  return (
    items("load balancer").some(({ vip_port_id: vip }) => vip === id) &&
    port.port_security_enabled !== false &&
    (pairs as unknown[]).length === 0 &&
    !chosen.some((group) => (groups as unknown[]).includes(group.id))
  );
}

const firstSubnet = ({ fixed_ips: ips }: Item) =>
  (ips as { subnet_id?: string }[] | undefined)?.[0]?.subnet_id;

/** Each project gets one; what is in it is reported as rules. */
const isDefault = ({ name }: Item) => name === "default";

export const network: readonly Kind[] = [
  {
    kind: "network",
    title: { fr: "réseau", en: "network" },
    service: SERVICE,
    type: "openstack:networking/network:Network",
    list: listed("networks", "networks"),
    properties: fields({
      ...owned,
      adminStateUp: "admin_state_up",
      external: "router:external",
      shared: "shared",
      mtu: "mtu",
      dnsDomain: "dns_domain",
      portSecurityEnabled: "port_security_enabled",
      qosPolicyId: "qos_policy_id",
    }),
    remove: openstack("network"),
  },
  {
    kind: "subnet",
    title: { fr: "sous-réseau", en: "subnet" },
    service: SERVICE,
    type: "openstack:networking/subnet:Subnet",
    list: listed("subnets", "subnets"),
    properties: fields({
      ...owned,
      networkId: "network_id",
      cidr: "cidr",
      ipVersion: "ip_version",
      enableDhcp: "enable_dhcp",
      gatewayIp: "gateway_ip",
      dnsNameservers: "dns_nameservers",
      allocationPools: "allocation_pools",
      ipv6AddressMode: "ipv6_address_mode",
      ipv6RaMode: "ipv6_ra_mode",
      subnetpoolId: "subnetpool_id",
      serviceTypes: "service_types",
    }),
    remove: openstack("subnet"),
  },
  {
    kind: "router",
    title: { fr: "routeur", en: "router" },
    service: SERVICE,
    type: "openstack:networking/router:Router",
    list: listed("routers", "routers"),
    properties: fields({
      ...owned,
      adminStateUp: "admin_state_up",
      externalNetworkId: ({ external_gateway_info: out }) => gateway(out).network_id,
      enableSnat: ({ external_gateway_info: out }) => gateway(out).enable_snat,
    }),
    remove: openstack("router"),
  },
  {
    kind: "route",
    title: { fr: "route", en: "route" },
    service: SERVICE,
    type: "openstack:networking/routerRoute:RouterRoute",
    list: async ({ items }) => items("router").flatMap(routesOf),
    properties: fields({ routerId: "_of", destinationCidr: "destination", nextHop: "nexthop" }),
    remove: ({ _of, destination, nexthop }) =>
      `openstack router remove route ${_of} --route destination=${destination},gateway=${nexthop}`,
  },
  {
    kind: "port",
    title: { fr: "port", en: "port" },
    service: SERVICE,
    type: "openstack:networking/port:Port",
    list: async ({ cloud }) =>
      (await cloud.list(SERVICE, `/v2.0/ports${PAGE}`, "ports")).filter(
        (port) => !isInterface(port),
      ),
    properties: fields({
      ...owned,
      networkId: "network_id",
      adminStateUp: "admin_state_up",
      portSecurityEnabled: "port_security_enabled",
      securityGroupIds: "security_groups",
      allowedAddressPairs: ({ allowed_address_pairs: pairs }) =>
        (pairs as Record<string, string>[] | undefined)?.map((pair) => ({
          ipAddress: pair.ip_address,
          macAddress: pair.mac_address,
        })),
      qosPolicyId: "qos_policy_id",
      fixedIps: ({ fixed_ips: ips }) =>
        (ips as Record<string, string>[] | undefined)?.map((ip) => ({
          ipAddress: ip.ip_address,
          subnetId: ip.subnet_id,
        })),
    }),
    isOwn: (port, reading) => AGENTS.test(ownerOf(port)) || isBalancers(port, reading),
    tenants: () => true,
    remove: openstack("port"),
  },
  {
    kind: "router interface",
    title: { fr: "interface de routeur", en: "router interface" },
    service: SERVICE,
    type: "openstack:networking/routerInterface:RouterInterface",
    list: async ({ cloud }) =>
      (await cloud.list(SERVICE, `/v2.0/ports${PAGE}`, "ports")).filter(isInterface),
    properties: fields({ routerId: "device_id", subnetId: firstSubnet }),
    remove: ({ id, device_id: router }) => `openstack router remove port ${router} ${id}`,
  },
  {
    kind: "floating IP",
    title: { fr: "adresse flottante", en: "floating IP" },
    service: SERVICE,
    type: "openstack:networking/floatingIp:FloatingIp",
    list: listed("floatingips", "floatingips"),
    properties: fields({
      description: "description",
      tags: "tags",
      tenantId: "project_id",
      address: "floating_ip_address",
      fixedIp: "fixed_ip_address",
      portId: "port_id",
    }),
    more: ({ floating_network_id: id }, { items }) => ({
      pool: items("network").find((one) => one.id === id)?.name,
    }),
    remove: openstack("floating ip"),
  },
  {
    kind: "port forwarding",
    title: { fr: "redirection de port", en: "port forwarding" },
    service: SERVICE,
    type: "openstack:networking/portForwardingV2:PortForwardingV2",
    list: async ({ items }) =>
      items("floating IP").flatMap(({ id, port_forwardings: all }) =>
        ((all ?? []) as Item[]).map((one) => ({ ...one, id: String(one.id), _of: id })),
      ),
    properties: fields({
      floatingipId: "_of",
      description: "description",
      protocol: "protocol",
      externalPort: "external_port",
      internalPort: "internal_port",
      internalIpAddress: "internal_ip_address",
      internalPortId: "internal_port_id",
    }),
  },
  {
    kind: "security group",
    title: { fr: "groupe de sécurité", en: "security group" },
    service: SERVICE,
    type: "openstack:networking/secGroup:SecGroup",
    list: listed("security-groups", "security_groups"),
    properties: fields({ ...owned, stateful: "stateful" }),
    isOwn: isDefault,
    remove: openstack("security group"),
  },
  {
    kind: "security group rule",
    title: { fr: "règle de filtrage", en: "security group rule" },
    service: SERVICE,
    type: "openstack:networking/secGroupRule:SecGroupRule",
    list: listed("security-group-rules", "security_group_rules"),
    properties: fields({
      description: "description",
      direction: "direction",
      ethertype: "ethertype",
      protocol: "protocol",
      portRangeMin: "port_range_min",
      portRangeMax: "port_range_max",
      remoteIpPrefix: "remote_ip_prefix",
      remoteGroupId: "remote_group_id",
      remoteAddressGroupId: "remote_address_group_id",
      securityGroupId: "security_group_id",
      tenantId: "project_id",
    }),
    remove: openstack("security group rule"),
  },
  {
    kind: "template of security group rules",
    title: { fr: "modèle de règles de filtrage", en: "template of security group rules" },
    service: SERVICE,
    list: listed("default-security-group-rules", "default_security_group_rules"),
    project: () => "",
    remove: openstack("default security group rule"),
  },
  {
    kind: "address group",
    title: { fr: "groupe d'adresses", en: "address group" },
    service: SERVICE,
    list: listed("address-groups", "address_groups"),
    remove: openstack("address group"),
  },
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

function gateway(value: unknown): { network_id?: string; enable_snat?: boolean } {
  return (value ?? {}) as { network_id?: string; enable_snat?: boolean };
}

function routesOf({ id, routes }: Item): Item[] {
  return ((routes ?? []) as { destination: string; nexthop: string }[]).map((route) => ({
    ...route,
    id: `${id}-route-${route.destination}-${route.nexthop}`,
    _of: id,
  }));
}

function isOpen(found: Item, action: unknown): boolean {
  return action === "access_as_external"
    ? found["router:external"] === true
    : found.shared === true;
}

const number = (value: unknown) => (value === undefined ? undefined : Number(value));
