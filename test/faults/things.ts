/** What a cloud in memory fills in when it creates something, and what it denies. */
import { randomUUID } from "node:crypto";

export type Fields = Record<string, unknown>;

/** A collection: its name in a document, and what it fills in. */
export interface Collection {
  readonly one: string;
  readonly all?: string;
  readonly fills?: Fields;
  /** The status of the answer to a creation. @default 201 */
  readonly status?: number;
  /** The fields that no two have the same. */
  readonly unique?: readonly string[];
}

const OWN = { tenant_id: "admin-project", project_id: "admin-project", tags: [] };
const KEYSTONE = { domain_id: "default", enabled: true, tags: [], options: {} };

/** Collections by the last part of their path. */
export const COLLECTIONS: Readonly<Record<string, Collection>> = {
  projects: {
    one: "project",
    unique: ["name"],
    fills: { ...KEYSTONE, is_domain: false, parent_id: "default" },
  },
  groups: { one: "group", unique: ["name"], fills: KEYSTONE },
  users: { one: "user", unique: ["name"], fills: KEYSTONE },
  flavors: {
    one: "flavor",
    unique: ["name"],
    fills: { swap: "", "OS-FLV-EXT-DATA:ephemeral": 0, rxtx_factor: 1 },
  },
  types: {
    one: "volume_type",
    status: 200,
    all: "volume_types",
    unique: ["name"],
    fills: { extra_specs: {} },
  },
  networks: {
    one: "network",
    fills: {
      ...OWN,
      status: "ACTIVE",
      admin_state_up: true,
      subnets: [],
      shared: false,
      mtu: 1450,
      availability_zone_hints: [],
    },
  },
  subnets: {
    one: "subnet",
    fills: {
      ...OWN,
      gateway_ip: "198.18.255.1",
      allocation_pools: [],
      dns_nameservers: [],
      host_routes: [],
      enable_dhcp: true,
    },
  },
  routers: {
    one: "router",
    fills: {
      ...OWN,
      status: "ACTIVE",
      admin_state_up: true,
      routes: [],
      external_gateway_info: null,
      distributed: false,
    },
  },
  ports: { one: "port", fills: { ...OWN, status: "ACTIVE", admin_state_up: true } },
  "security-groups": {
    one: "security_group",
    fills: { ...OWN, stateful: true, security_group_rules: [] },
  },
  "security-group-rules": {
    one: "security_group_rule",
    fills: OWN,
    unique: ["security_group_id", "direction", "ethertype", "port_range_min", "remote_ip_prefix"],
  },
  subnetpools: {
    one: "subnetpool",
    fills: {
      ...OWN,
      ip_version: 4,
      default_prefixlen: 26,
      min_prefixlen: 8,
      max_prefixlen: 32,
      is_default: false,
      shared: false,
    },
  },
  "address-scopes": { one: "address_scope", fills: { ...OWN, shared: false } },
  "rbac-policies": {
    one: "rbac_policy",
    fills: OWN,
    unique: ["object_id", "target_tenant", "action"],
  },
  policies: { one: "policy", fills: { ...OWN, rules: [], shared: false, is_default: false } },
  bandwidth_limit_rules: { one: "bandwidth_limit_rule", fills: { max_burst_kbps: 0 }, unique: [] },
};

/** A new thing of a collection. Only Neutron says when it was made. */
export function made(service: string, { fills = {} }: Collection, sent: Fields): Fields {
  const created_at = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const { password: _, ...shown } = sent;
  const given = Object.entries(shown).filter(([, value]) => value !== null && value !== "");
  const times = service === "network" ? { created_at, updated_at: created_at } : {};
  return { id: randomUUID(), description: "", ...fills, ...times, ...Object.fromEntries(given) };
}

/** Whether a collection has the same already. */
export function isTaken({ unique }: Collection, there: readonly Fields[], sent: Fields): boolean {
  const same = (one: Fields) =>
    unique?.every((field) => (one[field] ?? "") === (sent[field] ?? ""));
  return there.some((one) => same(one) === true);
}
