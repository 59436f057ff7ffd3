import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import type { RuleArgs } from "../rule-args.ts";
import type { SegmentThing } from "./router.ts";
import { ADDRESSING, asStored, distinctRules, leavesPrivateSpace } from "./rules.ts";

/** A security group that allows what the rules declare and a port's own DHCP, and drops all else, both ways. */
export function createSecurityGroup(
  name: string,
  group: SegmentThing,
  rules: Record<string, RuleArgs>,
  child: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  const { id } = new openstack.networking.SecGroup(
    `${name}-security-group`,
    { ...group, deleteDefaultRules: true },
    child,
  );
  for (const { key, rule, declaredBy } of distinctRules({ ...rules, ...ADDRESSING })) {
    const { direction, ethertype, remoteCidr, remoteGroupId } = rule;
    const names = declaredBy.join(", ");
    new openstack.networking.SecGroupRule(
      `${name}-rule-${key}`,
      {
        tenantId: group.tenantId,
        securityGroupId: id,
        direction,
        ethertype,
        // A rule has no tags; the description carries owner and class, because only some data may be opened to the
        // Internet.
        description: leavesPrivateSpace(rule) ? `${names} (${group.tags.join(", ")})` : names,
        ...asStored(rule),
        ...(remoteCidr === undefined ? {} : { remoteIpPrefix: remoteCidr }),
        ...(remoteGroupId === undefined ? {} : { remoteGroupId }),
      },
      // Two equal rules cannot exist at once, not even while one replaces the other (limit 9).
      { ...child, deleteBeforeReplace: true },
    );
  }
  return id;
}
