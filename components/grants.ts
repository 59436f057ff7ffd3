import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";

/** Private or unshared resources of the site that are granted to one project. */
export interface GrantsArgs {
  /**
   * Private flavors the project may use, by key.
   * @default none
   */
  flavorIds?: Record<string, pulumi.Input<string>>;
  /**
   * Private volume types the project may use, by key.
   * @default none
   */
  volumeTypeIds?: Record<string, pulumi.Input<string>>;
  /**
   * External networks in which routers of the project may have a gateway, by key.
   * @default none
   */
  externalNetworkIds?: Record<string, pulumi.Input<string>>;
}

/** Grants private or unshared resources to this project only. */
export function grant(
  name: string,
  args: GrantsArgs,
  projectId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  const { compute, blockstorage, networking } = openstack;
  mapEntries(args.flavorIds, (key, flavorId) => {
    new compute.FlavorAccess(`${name}-flavor-${key}`, { flavorId, tenantId: projectId }, child);
  });
  mapEntries(args.volumeTypeIds, (key, volumeTypeId) => {
    const access = { volumeTypeId, projectId };
    new blockstorage.VolumeTypeAccessV3(`${name}-volume-type-${key}`, access, child);
  });
  return mapEntries(args.externalNetworkIds, (key, objectId) => {
    const action = "access_as_external";
    const access = { action, objectType: "network", objectId, targetTenant: projectId };
    return new networking.RbacPolicyV2(`${name}-external-network-${key}`, access, child).objectId;
  });
}

/** Calls a function for each entry of a map, and keeps the keys. */
export function mapEntries<T, R>(
  map: Record<string, T> | undefined,
  each: (key: string, value: T) => R,
): Record<string, R> {
  return Object.fromEntries(
    Object.entries(map ?? {}).map(([key, value]) => [key, each(key, value)]),
  );
}
