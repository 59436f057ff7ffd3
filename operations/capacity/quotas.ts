/** Where each limit of a tenant comes from: service, name and unit. */
import type { Quota } from "../../estate/model/index.ts";
import type { Limit } from "./observed.ts";

interface QuotaField {
  readonly service: "compute" | "block-storage" | "network" | "load-balancer";
  readonly name: string;
  /** How many units of the service make one of ours: 1024 MiB in a GiB. @default 1 */
  readonly unit?: number;
  /** Whether the service counts usage; `false` for limits of a single thing. @default yes */
  readonly counted?: false;
}

const compute = (name: string, more: Partial<QuotaField> = {}): QuotaField => {
  return { service: "compute", name, ...more };
};
const storage = (name: string, more: Partial<QuotaField> = {}): QuotaField => {
  return { service: "block-storage", name, ...more };
};
const network = (name: string): QuotaField => ({ service: "network", name });
const balancer = (name: string): QuotaField => ({ service: "load-balancer", name });
const single = { counted: false } as const;

export const QUOTA_FIELDS: Readonly<Record<keyof Quota, QuotaField>> = {
  instances: compute("instances"),
  cores: compute("cores"),
  ramGiB: compute("ram", { unit: 1024 }),
  serverGroups: compute("server_groups"),
  serverGroupMembers: compute("server_group_members", single),
  keyPairs: compute("key_pairs", single),
  metadataItems: compute("metadata_items", single),
  volumes: storage("volumes"),
  volumeGiB: storage("gigabytes"),
  snapshots: storage("snapshots"),
  backups: storage("backups"),
  backupGiB: storage("backup_gigabytes"),
  perVolumeGiB: storage("per_volume_gigabytes", single),
  groups: storage("groups"),
  networks: network("network"),
  subnets: network("subnet"),
  subnetPools: network("subnetpool"),
  routers: network("router"),
  ports: network("port"),
  floatingIps: network("floatingip"),
  securityGroups: network("security_group"),
  securityGroupRules: network("security_group_rule"),
  rbacPolicies: network("rbac_policy"),
  loadBalancers: balancer("load_balancer"),
  listeners: balancer("listener"),
  pools: balancer("pool"),
  members: balancer("member"),
  healthMonitors: balancer("health_monitor"),
};

/** A limit as a service reports it. */
export interface Given {
  readonly limit?: unknown;
  /** Nova's and Cinder's name for usage. */
  readonly in_use?: unknown;
  /** Neutron's name for usage. */
  readonly used?: unknown;
}

/** The limits of one service, from its answer; limits that the answer lacks are unknown. */
export function limitsOf(
  service: QuotaField["service"],
  given: Readonly<Record<string, Given>>,
): Partial<Record<keyof Quota, Limit>> {
  const entries = Object.entries(QUOTA_FIELDS)
    .filter(([, field]) => field.service === service)
    .map(([field, { name, unit = 1, counted }]) => {
      return [field, limitOf(given[name], unit, counted)] as const;
    });
  return Object.fromEntries(entries);
}

/** One limit: -1 means unlimited. */
export function limitOf(given: Given = {}, unit = 1, counted?: false): Limit {
  const { limit, in_use: inUse, used = inUse } = given;
  const number = typeof limit === "number" ? limit / unit : ("unknown" as const);
  return {
    limit: typeof number === "number" && number < 0 ? "unlimited" : number,
    ...(typeof used === "number" && counted === undefined && { used: used / unit }),
  };
}
