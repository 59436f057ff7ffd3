import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import type { PoolArgs } from "../args.ts";
import { digestName } from "../names.ts";

/** A node group and the pool it is for. */
export interface NodeGroup {
  readonly key: string;
  readonly group: openstack.containerinfra.NodeGroup;
}

/** A node group for each pool, created one after the other in the order of their keys: at once, all but one fail. */
export function createNodeGroups(
  name: string,
  pools: Record<string, PoolArgs>,
  cluster: openstack.containerinfra.Cluster,
  autoscaled: boolean,
  child: pulumi.CustomResourceOptions,
): NodeGroup[] {
  const made: NodeGroup[] = [];
  for (const [key, pool] of Object.entries(pools).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const before = made.at(-1)?.group;
    const size = sizeOf(pool, autoscaled);
    const group = new openstack.containerinfra.NodeGroup(
      `${name}-pool-${key}`,
      {
        clusterId: cluster.id,
        name: nameOf(key, pool, autoscaled),
        role: "worker",
        flavorId: pool.flavor,
        ...size,
        ...(pool.zone ? { labels: { availability_zone: pool.zone }, mergeLabels: true } : {}),
      },
      {
        ...child,
        // The plugin would choose the other order, because the name is set by the caller.
        deleteBeforeReplace: false,
        // Magnum deletes them with the cluster; one by one the plugin may read before Magnum reports the deletion, and
        // fail.
        deletedWith: cluster,
        customTimeouts: { create: "60m", update: "60m", delete: "60m" },
        ...(before ? { dependsOn: [before] } : {}),
        // The autoscaler sets the number; Magnum's own count goes stale.
        ...(pool.autoscale ? { ignoreChanges: ["nodeCount"] } : {}),
      },
    );
    made.push({ key, group });
  }
  return made;
}

/**
 * Counts as Magnum expects them. In a cluster with an autoscaler a pool of a fixed size needs equal bounds, otherwise
 * the autoscaler would resize it too.
 */
function sizeOf({ count = 1, autoscale }: PoolArgs, autoscaled: boolean) {
  if (autoscale) {
    return { nodeCount: autoscale.min, minNodeCount: autoscale.min, maxNodeCount: autoscale.max };
  }
  return autoscaled
    ? { nodeCount: count, minNodeCount: count, maxNodeCount: count }
    : { nodeCount: count, minNodeCount: 1 };
}

/**
 * Key and digest of all values that cannot be changed in place, so that the new pool exists before the old one is
 * deleted. They include the size of a fixed pool beside an autoscaler: Magnum moves neither bound past the count, nor
 * the count past a bound.
 */
function nameOf(key: string, { flavor, zone, count }: PoolArgs, autoscaled: boolean) {
  return pulumi
    .output(flavor)
    .apply((known) => digestName(key, { flavor: known, zone, ...(autoscaled ? { count } : {}) }));
}
