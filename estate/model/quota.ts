/**
 * What a tenant may use at most, and what a site offers: every field explicit, because an unset one means "cloud
 * default" or zero.
 */
import { z } from "zod";
import { count } from "./primitives.ts";

const limit = (what: string) => count.describe(what);

/** Every quota field of compute, block storage, network and load balancing. */
export const quota = z
  .strictObject({
    instances: limit("Servers."),
    cores: limit("Virtual CPUs."),
    ramGiB: limit("Memory of servers, GiB."),
    serverGroups: limit("Server groups."),
    serverGroupMembers: limit("Servers in one group."),
    keyPairs: limit("Key pairs of one user."),
    metadataItems: limit("Metadata entries of one server."),
    volumes: limit("Volumes."),
    volumeGiB: limit("All volumes and snapshots together, GiB."),
    snapshots: limit("Volume snapshots."),
    backups: limit("Volume backups."),
    backupGiB: limit("All backups together, GiB."),
    perVolumeGiB: limit("Largest single volume, GiB."),
    groups: limit("Volume groups."),
    networks: limit("Networks."),
    subnets: limit("Subnets, two for each segment."),
    subnetPools: limit("Subnet pools of its own."),
    routers: limit("Routers."),
    ports: limit("Ports, routers' and metadata ports included."),
    floatingIps: limit("Floating addresses."),
    securityGroups: limit("Security groups, the cloud's `default` group included."),
    securityGroupRules: limit("Security group rules."),
    rbacPolicies: limit("Network sharing policies of its own."),
    loadBalancers: limit("Load balancers."),
    listeners: limit("Listeners of load balancers."),
    pools: limit("Pools of load balancers."),
    members: limit("Members of pools."),
    healthMonitors: limit("Health monitors of pools."),
  })
  .describe("Quota: every field, in the unit its name says.");

/** A site's total offer to its tenants: the fields whose sum over tenants is limited. */
export const capacity = quota
  .pick({
    cores: true,
    ramGiB: true,
    instances: true,
    volumeGiB: true,
    volumes: true,
    snapshots: true,
    floatingIps: true,
    loadBalancers: true,
    networks: true,
    ports: true,
    routers: true,
    securityGroups: true,
    securityGroupRules: true,
  })
  .describe("Capacity offered to all tenants of the site together.");

export type Quota = Readonly<z.output<typeof quota>>;
export type Capacity = Readonly<z.output<typeof capacity>>;
