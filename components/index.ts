/** The components, for programs in TypeScript and, through PulumiPlugin.yaml, in any Pulumi language. */
export {
  ClusterBaseline,
  type ClusterBaselineArgs,
} from "./cluster-baseline.ts";
export { connect, openstackRelease } from "./connection.ts";
export { KubernetesCluster } from "./kubernetes-cluster.ts";
export {
  type AutoscaleArgs,
  type ClusterApiArgs,
  type ClusterNetworkArgs,
  type ControlPlaneArgs,
  type KubernetesClusterArgs,
  type MagnumArgs,
  MagnumDriver,
  type MirrorArgs,
  type NodeVolumeArgs,
  type OidcArgs,
  type PoolArgs,
} from "./kubernetes-cluster-args.ts";
export {
  Access,
  type FlowArgs,
  FlowProtocol,
  type NamespaceArgs,
  type NamespaceQuota,
  PodSecurity,
} from "./namespace-args.ts";
export {
  NetworkSegment,
  type NetworkSegmentArgs,
  type SubnetArgs,
} from "./network-segment.ts";
export {
  ObjectContainer,
  type ObjectContainerArgs,
  type SyncArgs,
  type SyncAsRecordedArgs,
  type SyncTargetArgs,
} from "./object-container.ts";
export type { QosClassArgs } from "./qos-policy.ts";
export type { AllLimits, Quota, VolumeTypeQuota } from "./quota.ts";
export { NO_QUOTA } from "./quota.ts";
export type { RobotArgs } from "./robot.ts";
export type { RouterArgs } from "./router.ts";
export { Direction, Ethertype, Protocol, type RuleArgs } from "./rule-args.ts";
export {
  type CountryArgs,
  type FlavorArgs,
  SiteFoundation,
  type SiteFoundationArgs,
  type VolumeTypeArgs,
} from "./site-foundation.ts";
export { type LinkTunnelArgs, SiteLink, type SiteLinkArgs } from "./site-link.ts";
export type { StorageClassArgs } from "./storage-class.ts";
export {
  type GroupArgs,
  TenantProject,
  type TenantProjectArgs,
} from "./tenant-project.ts";
