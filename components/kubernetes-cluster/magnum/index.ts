/** The back end that orders a cluster from Magnum. Reasons for unusual code: docs/adr/0022. */
import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import type { KubernetesClusterArgs, MagnumArgs } from "../args.ts";
import { rawConfig } from "../kubeconfig.ts";
import type { OrderedCluster } from "../made.ts";
import { digestName, fullName } from "../names.ts";
import { isAutoscaled, lastingLabels, type MagnumLabels, templateLabels } from "./labels.ts";
import { createNodeGroups } from "./pools.ts";

/** The order: a template that never changes, a cluster that moves from one to the next, a node group for each pool. */
export function orderFromMagnum(
  name: string,
  args: KubernetesClusterArgs,
  magnum: MagnumArgs,
  child: pulumi.CustomResourceOptions,
): OrderedCluster {
  const labels = templateLabels(args, magnum.driver);
  const template = createTemplate(name, args, magnum, labels, child);
  const cluster = createCluster(name, args, template, labels, child);
  const pools = createNodeGroups(name, args.pools, cluster, isAutoscaled(args), child);
  return {
    clusterId: cluster.id,
    apiAddress: cluster.apiAddress,
    adminKubeconfig: pulumi.secret(cluster.kubeconfig.apply(rawConfig)),
    poolNames: Object.fromEntries(pools.map(({ key, group }) => [key, group.name])),
    made: [cluster, ...pools.map(({ group }) => group)],
  };
}

function createTemplate(
  name: string,
  args: KubernetesClusterArgs,
  { image, dnsServers }: MagnumArgs,
  labels: MagnumLabels,
  child: pulumi.CustomResourceOptions,
) {
  const content = {
    coe: "kubernetes",
    serverType: "vm",
    image,
    // Magnum takes several in one text.
    dnsNameserver: dnsServers.join(","),
    externalNetworkId: args.network.externalNetworkId,
    // For some drivers this is about the nodes: whether the API has a public address is a label of its own.
    floatingIpEnabled: false,
    masterLbEnabled: true,
    networkDriver: "calico",
    tlsDisabled: false,
    registryEnabled: false,
    public: false,
    hidden: false,
    labels,
  };
  const base = `${fullName(args)}-v${args.version}`;
  return new openstack.containerinfra.ClusterTemplate(
    `${name}-template`,
    { ...content, name: pulumi.output(content).apply((known) => digestName(base, known)) },
    // Magnum does not allow changes to a template in use. The cluster must move to the new one before the old one is
    // deleted.
    { ...child, replaceOnChanges: ["*"], deleteBeforeReplace: false },
  );
}

function createCluster(
  name: string,
  args: KubernetesClusterArgs,
  template: openstack.containerinfra.ClusterTemplate,
  labels: MagnumLabels,
  child: pulumi.CustomResourceOptions,
) {
  const { network, controlPlane } = args;
  return new openstack.containerinfra.Cluster(
    `${name}-cluster`,
    {
      name: fullName(args),
      clusterTemplateId: template.id,
      masterCount: controlPlane.count ?? 3,
      masterFlavor: controlPlane.flavor,
      // Magnum's own node group, `default-worker`: always one node.
      nodeCount: 1,
      flavor: controlPlane.flavor,
      fixedNetwork: network.networkId,
      fixedSubnet: network.subnetId,
    },
    {
      ...child,
      // Values that a running cluster does not take from a new template must not look like an update.
      replacementTrigger: pulumi.output({
        labels: lastingLabels(labels),
        externalNetworkId: network.externalNetworkId,
      }),
      protect: !args.deletable,
      customTimeouts: { create: "90m", update: "150m", delete: "60m" },
    },
  );
}
