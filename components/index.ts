/** The components, for programs in TypeScript and, through PulumiPlugin.yaml, in any Pulumi language. */
export { connect, openstackRelease } from "./connection.ts";
export {
  NetworkSegment,
  type NetworkSegmentArgs,
  type RouterArgs,
  type SubnetArgs,
} from "./network-segment.ts";
export type { Quota, VolumeTypeQuota } from "./quota.ts";
export { Direction, Ethertype, Protocol, type RuleArgs } from "./rules.ts";
export {
  type CountryArgs,
  type FlavorArgs,
  type QosClassArgs,
  SiteFoundation,
  type SiteFoundationArgs,
  type VolumeTypeArgs,
} from "./site-foundation.ts";
export {
  type GroupArgs,
  type RobotArgs,
  TenantProject,
  type TenantProjectArgs,
} from "./tenant-project.ts";
