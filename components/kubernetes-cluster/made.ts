import type * as pulumi from "@pulumi/pulumi";

/** The outputs of a back end. */
export interface OrderedCluster {
  /** Id at the back end. */
  readonly clusterId: pulumi.Output<string>;
  /** URL of the API. */
  readonly apiAddress: pulumi.Output<string>;
  /** The administrator's kubeconfig; a secret. */
  readonly adminKubeconfig: pulumi.Output<string>;
  /** Names of the pools inside the cluster, by key. */
  readonly poolNames: Record<string, pulumi.Output<string>>;
  /** Resources that must exist as long as anything inside the cluster does. */
  readonly made: pulumi.Resource[];
}
