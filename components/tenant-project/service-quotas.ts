/** The limits of a tenant by the names of each OpenStack service; each service gets all of its own. No Pulumi here. */
import type { AllLimits, VolumeTypeQuota } from "./quota.ts";

/** Nova's names. Files injected into servers are not offered: secrets would travel in user data. */
export function toComputeQuota(quota: AllLimits) {
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

/** Neutron's names. */
export function toNetworkQuota(quota: AllLimits) {
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

/** Cinder's names, with three limits for each volume type. */
export function toVolumeQuota(quota: AllLimits, types: Record<string, VolumeTypeQuota>) {
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

/** Octavia's names. Layer 7 policies and rules are not offered. */
export function toLoadBalancerQuota(quota: AllLimits) {
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
