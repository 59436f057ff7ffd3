/** What a tenant may use at most, and how each service of OpenStack calls it. No Pulumi here. */

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

/** Nova's words. Files injected into servers are not offered: secrets would travel in user data. */
export function toComputeQuota(quota: Quota) {
  return {
    instances: quota.instances,
    cores: quota.cores,
    ram: quota.ramGiB * 1024,
    serverGroups: quota.serverGroups,
    serverGroupMembers: quota.serverGroupMembers,
    keyPairs: quota.keyPairs,
    metadataItems: quota.metadataItems,
    injectedFiles: 0,
    injectedFileContentBytes: 0,
    injectedFilePathBytes: 0,
  };
}

/** Neutron's words. */
export function toNetworkQuota(quota: Quota) {
  return {
    network: quota.networks,
    subnet: quota.subnets,
    subnetpool: quota.subnetPools,
    router: quota.routers,
    port: quota.ports,
    floatingip: quota.floatingIps,
    securityGroup: quota.securityGroups,
    securityGroupRule: quota.securityGroupRules,
    rbacPolicy: quota.rbacPolicies,
  };
}

/** Cinder's words, with one triple of limits for each volume type. */
export function toVolumeQuota(quota: Quota, types: Record<string, VolumeTypeQuota>) {
  const perType: Record<string, number> = {};
  for (const [type, limits] of Object.entries(types)) {
    perType[`volumes_${type}`] = limits.volumes;
    perType[`gigabytes_${type}`] = limits.volumeGiB;
    perType[`snapshots_${type}`] = limits.snapshots;
  }
  return {
    volumes: quota.volumes,
    gigabytes: quota.volumeGiB,
    snapshots: quota.snapshots,
    backups: quota.backups,
    backupGigabytes: quota.backupGiB,
    perVolumeGigabytes: quota.perVolumeGiB,
    groups: quota.groups,
    volumeTypeQuota: perType,
  };
}

/** Octavia's words. Layer 7 policies and rules are not offered. */
export function toLoadBalancerQuota(quota: Quota) {
  return {
    loadbalancer: quota.loadBalancers,
    listener: quota.listeners,
    pool: quota.pools,
    member: quota.members,
    healthMonitor: quota.healthMonitors,
    l7Policy: 0,
    l7Rule: 0,
  };
}
