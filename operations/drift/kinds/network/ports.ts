/** Ports, router interfaces and floating IPs. */
import type { Item } from "../../../cloud/client.ts";
import { projectOf } from "../../../cloud/inventory.ts";
import { isAddressOfCluster } from "../cluster-api.ts";
import { fields, type Kind, openstack, type Reading } from "../kind.ts";
import { isDefault } from "./filters.ts";
import { listed, owned, PAGE, SERVICE } from "./shared.ts";

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

export const ports: readonly Kind[] = [
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
    more: (address, reading) => ({
      pool: reading.items("network").find(({ id }) => id === address.floating_network_id)?.name,
      // The port of a load balancer's address is the cloud's own, and so is not among what is evaluated.
      ...(isAddressOfCluster(address, reading) && { portId: undefined }),
    }),
    tenants: isAddressOfCluster,
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
];
