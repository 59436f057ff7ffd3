/** The limits of a tenant. No Pulumi here. */

/**
 * Every limit of a tenant. An absent limit is 0, never the cloud's own default; -1, OpenStack's "without limit", is
 * rejected.
 */
export interface Quota {
  /**
   * Servers.
   * @default 0
   */
  instances?: number;
  /**
   * Virtual CPUs of all servers.
   * @default 0
   */
  cores?: number;
  /**
   * Memory of all servers, in GiB.
   * @default 0
   */
  ramGiB?: number;
  /**
   * Server groups (anti-affinity).
   * @default 0
   */
  serverGroups?: number;
  /**
   * Servers in one server group.
   * @default 0
   */
  serverGroupMembers?: number;
  /**
   * Key pairs of one user.
   * @default 0
   */
  keyPairs?: number;
  /**
   * Metadata entries of one server.
   * @default 0
   */
  metadataItems?: number;
  /**
   * Volumes of all types.
   * @default 0
   */
  volumes?: number;
  /**
   * Size of all volumes, in GiB.
   * @default 0
   */
  volumeGiB?: number;
  /**
   * Volume snapshots.
   * @default 0
   */
  snapshots?: number;
  /**
   * Volume backups.
   * @default 0
   */
  backups?: number;
  /**
   * Size of all volume backups, in GiB.
   * @default 0
   */
  backupGiB?: number;
  /**
   * Size of one volume, in GiB.
   * @default 0
   */
  perVolumeGiB?: number;
  /**
   * Volume groups.
   * @default 0
   */
  groups?: number;
  /**
   * Networks.
   * @default 0
   */
  networks?: number;
  /**
   * Subnets, of both address families.
   * @default 0
   */
  subnets?: number;
  /**
   * Subnet pools of the tenant.
   * @default 0
   */
  subnetPools?: number;
  /**
   * Routers.
   * @default 0
   */
  routers?: number;
  /**
   * Ports, including those of routers and DHCP.
   * @default 0
   */
  ports?: number;
  /**
   * Floating IP addresses.
   * @default 0
   */
  floatingIps?: number;
  /**
   * Security groups, including the `default` one that Neutron creates.
   * @default 0
   */
  securityGroups?: number;
  /**
   * Security group rules.
   * @default 0
   */
  securityGroupRules?: number;
  /**
   * Grants of the tenant's networks to others.
   * @default 0
   */
  rbacPolicies?: number;
  /**
   * Load balancers.
   * @default 0
   */
  loadBalancers?: number;
  /**
   * Listeners of all load balancers.
   * @default 0
   */
  listeners?: number;
  /**
   * Pools of all load balancers.
   * @default 0
   */
  pools?: number;
  /**
   * Members of all pools.
   * @default 0
   */
  members?: number;
  /**
   * Health monitors of all pools.
   * @default 0
   */
  healthMonitors?: number;
}

/** The limits, all of them set. */
export type AllLimits = Required<Quota>;

/** A tenant's limits for one volume type. */
export interface VolumeTypeQuota {
  /** Volumes of this type. */
  volumes: number;
  /** Size of all volumes of this type, in GiB. */
  volumeGiB: number;
  /** Snapshots of volumes of this type. */
  snapshots: number;
}

/** All limits at 0, which is what an empty `quota` means; also the list of all limits. */
export const NO_QUOTA: Readonly<AllLimits> = {
  instances: 0,
  cores: 0,
  ramGiB: 0,
  serverGroups: 0,
  serverGroupMembers: 0,
  keyPairs: 0,
  metadataItems: 0,
  volumes: 0,
  volumeGiB: 0,
  snapshots: 0,
  backups: 0,
  backupGiB: 0,
  perVolumeGiB: 0,
  groups: 0,
  networks: 0,
  subnets: 0,
  subnetPools: 0,
  routers: 0,
  ports: 0,
  floatingIps: 0,
  securityGroups: 0,
  securityGroupRules: 0,
  rbacPolicies: 0,
  loadBalancers: 0,
  listeners: 0,
  pools: 0,
  members: 0,
  healthMonitors: 0,
};

/** The limits, with 0 for each absent one. */
export function allLimits(quota: Quota): AllLimits {
  return { ...NO_QUOTA, ...quota };
}
