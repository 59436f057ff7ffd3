/** What a tenant may use at most. No Pulumi here. */

/** Every limit of a tenant. None is optional: what is left out would be the cloud's default, which nobody decided. */
export interface Quota {
  /** Servers. */
  instances: number;
  /** Virtual CPUs of all servers. */
  cores: number;
  /** Memory of all servers, in GiB. */
  ramGiB: number;
  /** Server groups (anti-affinity). */
  serverGroups: number;
  /** Servers in one server group. */
  serverGroupMembers: number;
  /** Key pairs of one user. */
  keyPairs: number;
  /** Metadata entries of one server. */
  metadataItems: number;
  /** Volumes of all types. */
  volumes: number;
  /** Size of all volumes, in GiB. */
  volumeGiB: number;
  /** Volume snapshots. */
  snapshots: number;
  /** Volume backups. */
  backups: number;
  /** Size of all volume backups, in GiB. */
  backupGiB: number;
  /** Size of one volume, in GiB. */
  perVolumeGiB: number;
  /** Volume groups. */
  groups: number;
  /** Networks. */
  networks: number;
  /** Subnets, of both address families. */
  subnets: number;
  /** Subnet pools of the tenant's own. */
  subnetPools: number;
  /** Routers. */
  routers: number;
  /** Ports, including those of routers and DHCP. */
  ports: number;
  /** Floating IP addresses. */
  floatingIps: number;
  /** Security groups, including the `default` one that Neutron makes. */
  securityGroups: number;
  /** Security group rules. */
  securityGroupRules: number;
  /** Grants of the tenant's own networks to others. */
  rbacPolicies: number;
  /** Load balancers. */
  loadBalancers: number;
  /** Listeners of all load balancers. */
  listeners: number;
  /** Pools of all load balancers. */
  pools: number;
  /** Members of all pools. */
  members: number;
  /** Health monitors of all pools. */
  healthMonitors: number;
}

/** What a tenant may use of one volume type. */
export interface VolumeTypeQuota {
  /** Volumes of this type. */
  volumes: number;
  /** Size of all volumes of this type, in GiB. */
  volumeGiB: number;
  /** Snapshots of volumes of this type. */
  snapshots: number;
}

/** A tenant that may use nothing; also the list of all there is to limit. */
export const NO_QUOTA: Readonly<Quota> = {
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
