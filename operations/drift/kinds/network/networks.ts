/** Networks, subnets, routers and their routes. */
import type { Item } from "../../../cloud/client.ts";
import { fields, type Kind, openstack } from "../kind.ts";
import { listed, owned, SERVICE } from "./shared.ts";

export const networks: readonly Kind[] = [
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
