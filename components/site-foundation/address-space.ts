import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import { toTags } from "../../policies/labels/labels.ts";
import { prefixLengths, storedPrefixes } from "../addresses.ts";
import type { Family } from "../checks.ts";
import { type LabelledArgs, labelsOf } from "../labels.ts";

/**
 * A scope, in which no two subnets overlap, and the pool for tenants' subnets. Neither is shared: only the
 * administrator creates subnets, so a tenant cannot take an address.
 */
export function createAddressSpace(
  name: string,
  args: LabelledArgs,
  family: Family,
  prefixes: string[],
  child: pulumi.CustomResourceOptions,
): { scopeId: pulumi.Output<string>; poolId: pulumi.Output<string> } {
  const physical = `${args.site}-platform-ipv${family}`;
  const scope = new openstack.networking.AddressScope(
    `${name}-ipv${family}-scope`,
    { name: physical, ipVersion: family, shared: false },
    child,
  );
  const pool = new openstack.networking.SubnetPool(
    `${name}-ipv${family}-pool`,
    {
      name: physical,
      description: `Subnets of the tenants of ${args.site}`,
      addressScopeId: scope.id,
      ipVersion: family,
      prefixes: storedPrefixes(prefixes),
      ...prefixLengths(family),
      isDefault: false,
      shared: false,
      tags: toTags(labelsOf(args)),
    },
    child,
  );
  return { scopeId: scope.id, poolId: pool.id };
}
