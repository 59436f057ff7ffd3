/** The collections of a cloud in memory: their names in a document, and what the cloud fills in. */

export type Fields = Readonly<Record<string, unknown>>;

/** A collection of one service. */
export interface Collection {
  /** Its name for one thing in a document. */
  readonly one: string;
  /** Its name for several. @default the last part of the path, with underscores */
  readonly all?: string;
  /** What a thing has besides what was sent. */
  readonly fills?: Fields;
  /** The status of the answer to a creation. @default 201 */
  readonly status?: number;
  /** The fields that no two things have the same. */
  readonly unique?: readonly string[];
}

const OWN = { tags: [], shared: false };
const KEYSTONE = { domain_id: "default", enabled: true, tags: [], options: {} };
const ACTIVE = { status: "ACTIVE", admin_state_up: true };

/** Collections by the last part of their path. */
export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  projects: {
    one: "project",
    unique: ["name", "domain_id"],
    fills: { ...KEYSTONE, is_domain: false, parent_id: "default" },
  },
  domains: { one: "domain", fills: KEYSTONE },
  groups: { one: "group", unique: ["name", "domain_id"], fills: KEYSTONE },
  users: { one: "user", unique: ["name", "domain_id"], fills: KEYSTONE },
  roles: { one: "role", unique: ["name"] },
  flavors: {
    one: "flavor",
    status: 200,
    unique: ["name"],
    fills: { swap: "", "OS-FLV-EXT-DATA:ephemeral": 0, rxtx_factor: 1, extra_specs: {} },
  },
  types: {
    one: "volume_type",
    all: "volume_types",
    status: 200,
    unique: ["name"],
    fills: { extra_specs: {} },
  },
  "address-scopes": { one: "address_scope", fills: OWN },
  subnetpools: {
    one: "subnetpool",
    fills: {
      ...OWN,
      default_prefixlen: 26,
      min_prefixlen: 8,
      max_prefixlen: 32,
      is_default: false,
    },
  },
  networks: {
    one: "network",
    fills: { ...OWN, ...ACTIVE, subnets: [], mtu: 1450, availability_zone_hints: [] },
  },
  subnets: {
    one: "subnet",
    fills: {
      ...OWN,
      gateway_ip: "198.18.255.1",
      allocation_pools: [],
      dns_nameservers: [],
      host_routes: [],
      service_types: [],
      enable_dhcp: true,
    },
  },
  routers: {
    one: "router",
    fills: { ...OWN, ...ACTIVE, routes: [], external_gateway_info: null, distributed: false },
  },
  ports: { one: "port", fills: { ...OWN, ...ACTIVE } },
  "security-groups": {
    one: "security_group",
    fills: { ...OWN, stateful: true, security_group_rules: [] },
  },
  "security-group-rules": {
    one: "security_group_rule",
    unique: [
      "security_group_id",
      ...["direction", "ethertype", "protocol", "port_range_min", "port_range_max"],
      ...["remote_ip_prefix", "remote_group_id"],
    ],
  },
  "rbac-policies": {
    one: "rbac_policy",
    all: "rbac_policies",
    unique: ["object_id", "target_tenant", "action"],
  },
  policies: { one: "policy", fills: { ...OWN, rules: [], is_default: false } },
  application_credentials: { one: "application_credential", unique: ["name"] },
  vpnservices: { one: "vpnservice", fills: ACTIVE },
  ikepolicies: { one: "ikepolicy" },
  ipsecpolicies: { one: "ipsecpolicy" },
  "endpoint-groups": { one: "endpoint_group" },
  "ipsec-site-connections": { one: "ipsec_site_connection", fills: ACTIVE },
  bandwidth_limit_rules: { one: "bandwidth_limit_rule", fills: { max_burst_kbps: 0 } },
};
