/** The components, for programs in TypeScript and, through PulumiPlugin.yaml, in any Pulumi language. */
export {
  ClusterBaseline,
  type ClusterBaselineArgs,
} from "./cluster-baseline/index.ts";
export {
  Access,
  type FlowArgs,
  FlowProtocol,
  type NamespaceArgs,
  type NamespaceQuota,
  PodSecurity,
} from "./cluster-baseline/namespace-args.ts";
export type { StorageClassArgs } from "./cluster-baseline/storage-class.ts";
export { connect, openstackRelease } from "./connection.ts";
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
} from "./kubernetes-cluster/args.ts";
export { KubernetesCluster } from "./kubernetes-cluster/index.ts";
export {
  NetworkSegment,
  type NetworkSegmentArgs,
  type SubnetArgs,
} from "./network-segment/index.ts";
export type { RouterArgs } from "./network-segment/router.ts";
export {
  ObjectContainer,
  type ObjectContainerArgs,
  type SyncArgs,
  type SyncAsRecordedArgs,
  type SyncTargetArgs,
} from "./object-container/index.ts";
export { Direction, Ethertype, Protocol, type RuleArgs } from "./rule-args.ts";
export {
  type CountryArgs,
  type FlavorArgs,
  SiteFoundation,
  type SiteFoundationArgs,
  type VolumeTypeArgs,
} from "./site-foundation/index.ts";
export type { QosClassArgs } from "./site-foundation/qos-policy.ts";
export { type LinkTunnelArgs, SiteLink, type SiteLinkArgs } from "./site-link/index.ts";
export {
  type GroupArgs,
  TenantProject,
  type TenantProjectArgs,
} from "./tenant-project/index.ts";
export type { AllLimits, Quota, VolumeTypeQuota } from "./tenant-project/quota.ts";
export { NO_QUOTA } from "./tenant-project/quota.ts";
export type { ServiceAccountArgs } from "./tenant-project/service-account.ts";
