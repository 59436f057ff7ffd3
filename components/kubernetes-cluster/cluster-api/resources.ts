/** Cluster API resources as this estate creates them: kinds, references, labels. */
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { toKubernetesLabels } from "../../../policies/labels/labels.ts";
import { labelsOf } from "../../labels.ts";
import type { ClusterApiArgs, KubernetesClusterArgs } from "../args.ts";
import { fullName } from "../names.ts";

/** Version of the API by group, as served by the management cluster. */
const VERSIONS = {
  "cluster.x-k8s.io": "v1beta2",
  "bootstrap.cluster.x-k8s.io": "v1beta2",
  "controlplane.cluster.x-k8s.io": "v1beta2",
  "infrastructure.cluster.x-k8s.io": "v1beta1",
} as const;

const GROUPS = {
  Cluster: "cluster.x-k8s.io",
  MachineDeployment: "cluster.x-k8s.io",
  MachineHealthCheck: "cluster.x-k8s.io",
  KubeadmConfigTemplate: "bootstrap.cluster.x-k8s.io",
  KubeadmControlPlane: "controlplane.cluster.x-k8s.io",
  OpenStackCluster: "infrastructure.cluster.x-k8s.io",
  OpenStackMachineTemplate: "infrastructure.cluster.x-k8s.io",
} as const;

/** A kind of Cluster API resource. */
export type Kind = keyof typeof GROUPS;

/** Marks the cluster that a resource belongs to; Cluster API's own label. */
export const CLUSTER_LABEL = "cluster.x-k8s.io/cluster-name";
/** Marks the servers of the control plane; Cluster API's own label. */
export const CONTROL_PLANE_LABEL = "cluster.x-k8s.io/control-plane";
/** Marks the pool that a server belongs to; Cluster API's own label. */
export const POOL_LABEL = "cluster.x-k8s.io/deployment-name";

/** Properties that one cluster's resources share. */
export interface ManagedCluster {
  readonly args: KubernetesClusterArgs;
  readonly clusterApi: ClusterApiArgs;
  /** Name of the cluster on the management cluster. */
  readonly fullName: string;
  /** Where its resources find the service account's credential. */
  readonly identityRef: {
    readonly type: string;
    readonly name: string;
    readonly cloudName: string;
  };
}

/** The properties that the resources of an order share. */
export function managedCluster(
  args: KubernetesClusterArgs,
  clusterApi: ClusterApiArgs,
): ManagedCluster {
  const name = fullName(args);
  return {
    args,
    clusterApi,
    fullName: name,
    identityRef: { type: "Secret", name: `${name}-credentials`, cloudName: "openstack" },
  };
}

/** Name, namespace and labels of a resource. */
export function metadataOf(
  { args, clusterApi, fullName }: ManagedCluster,
  name: pulumi.Input<string>,
) {
  return {
    name,
    namespace: clusterApi.namespace,
    labels: { ...toKubernetesLabels(labelsOf(args)), [CLUSTER_LABEL]: fullName },
  };
}

/** One resource, labelled; `annotations` are Cluster API's or Pulumi's own. */
export function createResource(
  resourceName: string,
  kind: Kind,
  managed: ManagedCluster,
  name: pulumi.Input<string>,
  spec: object,
  opts: pulumi.CustomResourceOptions,
  annotations?: Record<string, string>,
): kubernetes.apiextensions.CustomResource {
  return new kubernetes.apiextensions.CustomResource(
    resourceName,
    {
      apiVersion: `${GROUPS[kind]}/${VERSIONS[GROUPS[kind]]}`,
      kind,
      metadata: { ...metadataOf(managed, name), ...(annotations ? { annotations } : {}) },
      spec,
    },
    opts,
  );
}

/** A reference to a resource of the same namespace. */
export function referTo(kind: Kind, name: pulumi.Input<string>) {
  return { apiGroup: GROUPS[kind], kind, name };
}
