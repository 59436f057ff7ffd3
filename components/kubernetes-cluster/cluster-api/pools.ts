/** Servers and pools as Cluster API resources; those that cannot be changed in place have a digest in their name. */
import type * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { PoolArgs } from "../args.ts";
import { digestName } from "../names.ts";
import { workerConfig } from "./kubeadm.ts";
import {
  CLUSTER_LABEL,
  createResource,
  type ManagedCluster,
  POOL_LABEL,
  referTo,
} from "./resources.ts";

/** Read by the autoscaler; without them it leaves a pool alone. */
const AUTOSCALER = "cluster.x-k8s.io/cluster-api-autoscaler-node-group";

/** A MachineDeployment and the pool it is for. */
export interface Pool {
  readonly key: string;
  readonly deployment: kubernetes.apiextensions.CustomResource;
}

/** A MachineDeployment for each pool, with its machine templates; `lasting` are the options of the first. */
export function createPools(
  name: string,
  managed: ManagedCluster,
  cluster: pulumi.Resource,
  child: pulumi.CustomResourceOptions,
  lasting: pulumi.CustomResourceOptions,
): Pool[] {
  return Object.entries(managed.args.pools).map(([key, pool]) => {
    const resourceName = `${name}-pool-${key}`;
    const poolName = `${managed.fullName}-${key}`;
    const machines = createMachineTemplate(
      `${resourceName}-machines`,
      poolName,
      managed,
      pool.flavor,
      {},
      { ...child, dependsOn: [cluster] },
    );
    const config = workerConfig(managed.args);
    const bootstrap = createResource(
      `${resourceName}-bootstrap`,
      "KubeadmConfigTemplate",
      managed,
      digestName(poolName, config),
      { template: { spec: config } },
      { ...child, dependsOn: [cluster] },
    );
    const madeOf = {
      bootstrap: { configRef: referTo("KubeadmConfigTemplate", bootstrap.metadata.name) },
      infrastructureRef: referTo("OpenStackMachineTemplate", machines.metadata.name),
    };
    const deployment = createDeployment(resourceName, managed, key, pool, madeOf, {
      ...lasting,
      dependsOn: [cluster],
    });
    return { key, deployment };
  });
}

/** The template of servers: it never changes, so its name contains a digest of its content. */
export function createMachineTemplate(
  resourceName: string,
  base: string,
  managed: ManagedCluster,
  flavor: pulumi.Input<string>,
  more: object,
  opts: pulumi.CustomResourceOptions,
): kubernetes.apiextensions.CustomResource {
  const { volume } = managed.args;
  const { image, securityGroupId } = managed.clusterApi;
  const spec = {
    flavor,
    image: { filter: { name: image } },
    securityGroups: [{ id: securityGroupId }],
    rootVolume: { sizeGiB: volume.sizeGiB ?? 40, type: volume.type },
    identityRef: managed.identityRef,
    ...more,
  };
  const templateName = pulumi.output(spec).apply((known) => digestName(base, known));
  const template = { template: { spec } };
  return createResource(
    resourceName,
    "OpenStackMachineTemplate",
    managed,
    templateName,
    template,
    opts,
  );
}

function createDeployment(
  resourceName: string,
  managed: ManagedCluster,
  key: string,
  { zone, count, autoscale }: PoolArgs,
  madeOf: object,
  opts: pulumi.CustomResourceOptions,
) {
  const { args, fullName } = managed;
  const labels = { [CLUSTER_LABEL]: fullName, [POOL_LABEL]: `${fullName}-${key}` };
  return createResource(
    resourceName,
    "MachineDeployment",
    managed,
    `${fullName}-${key}`,
    {
      clusterName: fullName,
      // An autoscaled pool sets no number: that field belongs to the autoscaler.
      ...(count === undefined ? {} : { replicas: count }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels, "node.cluster.x-k8s.io/pool": key } },
        spec: {
          clusterName: fullName,
          version: `v${args.version}`,
          ...madeOf,
          ...(zone ? { failureDomain: zone } : {}),
        },
      },
    },
    { ...opts, customTimeouts: { delete: "60m" } },
    autoscale && {
      [`${AUTOSCALER}-min-size`]: `${autoscale.min}`,
      [`${AUTOSCALER}-max-size`]: `${autoscale.max}`,
    },
  );
}
