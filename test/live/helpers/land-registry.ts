/** The land registry's project, as the programs of test/languages declare it and as the cloud's own APIs show it. */
import type { Cloud, Item } from "../../../operations/cloud/client.ts";

const NAME = "bamako-land-registry";
const SEGMENT = `${NAME}-data`;
const TAGS = [
  "aes:class=citizen",
  "aes:owner=ML",
  "aes:rehearsal=true",
  "aes:site=bamako",
  "aes:tenant=land-registry",
];
const LABELLED = { description: "Segment data of land-registry", tags: TAGS };

const subnet = (family: number) => ({
  name: `${SEGMENT}-ipv${family}`,
  ...LABELLED,
  ip_version: family,
  // No way out of the segment.
  enable_dhcp: true,
  gateway_ip: null,
  host_routes: [],
});
const rule = (description: string, direction: string, family: string, port: number) => ({
  description,
  direction,
  ethertype: family,
  remote_group_id: null,
  port_range_min: port,
  port_range_max: port,
});

/** The resources that both programs create. */
export const LAND_REGISTRY = {
  project: {
    name: NAME,
    description: "Land registry",
    enabled: true,
    is_domain: false,
    tags: TAGS,
  },
  domain: "bamako-ml",
  networks: [
    {
      name: SEGMENT,
      ...LABELLED,
      admin_state_up: true,
      shared: false,
      "router:external": false,
      port_security_enabled: true,
      qos_policy_id: null,
    },
  ],
  subnets: [
    {
      ...subnet(4),
      cidr: "10.32.40.0/26",
      dns_nameservers: ["10.32.0.53"],
      ipv6_address_mode: null,
      ipv6_ra_mode: null,
    },
    {
      ...subnet(6),
      cidr: "fd5a:e500:1:1400::/64",
      dns_nameservers: ["fd5a:e500:1::53"],
      ipv6_address_mode: "dhcpv6-stateful",
      ipv6_ra_mode: "dhcpv6-stateful",
    },
  ],
  routers: [],
  securityGroups: [
    { name: SEGMENT, stateful: true, shared: false, tags: TAGS },
    { name: "default", stateful: true, shared: false, tags: [] },
  ],
  /** Of both groups: Neutron's own has none. */
  rules: [
    {
      ...rule("DHCP", "egress", "IPv4", 67),
      protocol: "udp",
      remote_ip_prefix: "255.255.255.255/32",
    },
    {
      ...rule("DHCPv6", "egress", "IPv6", 547),
      protocol: "udp",
      remote_ip_prefix: "ff02::1:2/128",
    },
    {
      ...rule("postgres", "ingress", "IPv4", 5432),
      protocol: "tcp",
      remote_ip_prefix: "10.32.40.0/26",
    },
  ],
  quotas: {
    compute: {
      instances: 4,
      cores: 8,
      ram: 16384,
      key_pairs: 0,
      metadata_items: 0,
      server_groups: 0,
      server_group_members: 0,
      injected_files: 0,
      injected_file_content_bytes: 0,
      injected_file_path_bytes: 0,
    },
    network: {
      network: 2,
      subnet: 4,
      port: 20,
      security_group: 4,
      security_group_rule: 20,
      subnetpool: 0,
      router: 0,
      floatingip: 0,
      rbac_policy: 0,
    },
    volume: {
      volumes: 0,
      gigabytes: 0,
      snapshots: 0,
      per_volume_gigabytes: 0,
      groups: 0,
      backups: 0,
      backup_gigabytes: 0,
    },
    balancer: {
      load_balancer: 0,
      listener: 0,
      pool: 0,
      member: 0,
      health_monitor: 0,
      l7policy: 0,
      l7rule: 0,
    },
  },
};

/** The project's contents in the cloud, in the APIs' terms; `undefined` if the project does not exist. */
export async function landRegistryIn(cloud: Cloud) {
  const [project] = await cloud.list("identity", `/projects?name=${NAME}`, "projects");
  if (project === undefined) return undefined;
  const { id, domain_id } = project;
  /**
   * Without resources that have no limit: services that no cloud offers here, and volumes by type, whose totals are
   * limited.
   */
  const quota = async (service: string, path: string, key: string) => {
    const { id: _, ...limits } = (await cloud.get<Record<string, Item>>(service, path))[key] ?? {};
    return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== -1));
  };
  const own = async (collection: string, ...fields: string[]) => {
    const path = `/v2.0/${collection.replaceAll("_", "-")}?project_id=${id}`;
    const items = (await cloud.list("network", path, collection)).map((item) => pick(item, fields));
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  return {
    project: pick(project, ["name", "description", "enabled", "is_domain", "tags"]),
    domain: (await cloud.get<{ domain: Item }>("identity", `/domains/${domain_id}`)).domain.name,
    networks: await own(
      "networks",
      "name",
      "description",
      "admin_state_up",
      "shared",
      "router:external",
      "port_security_enabled",
      "qos_policy_id",
      "tags",
    ),
    subnets: await own(
      "subnets",
      "name",
      "description",
      "cidr",
      "ip_version",
      "enable_dhcp",
      "gateway_ip",
      "dns_nameservers",
      "host_routes",
      "ipv6_address_mode",
      "ipv6_ra_mode",
      "tags",
    ),
    routers: await own("routers", "name"),
    securityGroups: await own("security_groups", "name", "stateful", "shared", "tags"),
    rules: await own(
      "security_group_rules",
      "direction",
      "ethertype",
      "protocol",
      "port_range_min",
      "port_range_max",
      "remote_ip_prefix",
      "remote_group_id",
      "description",
    ),
    quotas: {
      compute: await quota("compute", `/os-quota-sets/${id}`, "quota_set"),
      network: await quota("network", `/v2.0/quotas/${id}`, "quota"),
      volume: await quota("block-storage", `/os-quota-sets/${id}`, "quota_set"),
      balancer: await quota("load-balancer", `/v2.0/quotas/${id}`, "quota"),
    },
  };
}

/** Some fields of an API's answer; lists are sorted. */
function pick(item: Item, fields: readonly string[]): Record<string, unknown> {
  const value = (field: string) => {
    const found = item[field];
    return Array.isArray(found) ? [...found].sort() : found;
  };
  return Object.fromEntries(fields.map((field) => [field, value(field)]));
}
