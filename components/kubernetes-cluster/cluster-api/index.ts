/** The back end that orders a cluster from a management cluster. Reasons for unusual code: docs/adr/0022. */
import type * as kubernetes from "@pulumi/kubernetes";
import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { POD_PREFIXES, SERVICE_PREFIXES } from "../../../policies/kubernetes/objects/networks.ts";
import type { ClusterApiArgs, KubernetesClusterArgs } from "../args.ts";
import { endpointOf } from "../kubeconfig.ts";
import type { OrderedCluster } from "../made.ts";
import { watchHealth } from "./health.ts";
import { controlPlaneConfig } from "./kubeadm.ts";
import { createMachineTemplate, createPools } from "./pools.ts";
import { createResource, type ManagedCluster, managedCluster, referTo } from "./resources.ts";
import { createCredentials, readKubeconfig } from "./secrets.ts";

/** Addresses and names inside the cluster. */
const CLUSTER_NETWORK = {
  pods: { cidrBlocks: [...POD_PREFIXES] },
  services: { cidrBlocks: [...SERVICE_PREFIXES] },
  serviceDomain: "cluster.local",
};
/**
 * Soft, because an upgrade temporarily needs one more server; servers are created one by one, so Nova does keep them
 * apart. The plugin's release takes one text; the SDK, which is older, declares a list.
 */
const PLACEMENT = "soft-anti-affinity" as unknown as string[];

/** The order: the same servers that Magnum's driver would request, as resources of the tenant's namespace. */
export function orderFromManagementCluster(
  name: string,
  args: KubernetesClusterArgs,
  clusterApi: ClusterApiArgs,
  child: pulumi.CustomResourceOptions,
): OrderedCluster {
  const managed = managedCluster(args, clusterApi);
  const credentials = createCredentials(name, managed, child);
  const lasting = {
    ...child,
    replacementTrigger: unchangeable(args),
    // Two with the same name cannot exist at once.
    deleteBeforeReplace: true,
  };
  const machines = createControlPlaneMachines(name, managed, credentials, child);
  const infrastructure = createInfrastructure(name, managed, credentials, lasting);
  const controlPlane = createControlPlane(name, managed, machines, lasting);
  const cluster = createCluster(name, managed, [infrastructure, controlPlane], lasting);
  watchHealth(name, managed, cluster, lasting);
  const pools = createPools(name, managed, cluster, child, lasting);
  const adminKubeconfig = readKubeconfig(name, cluster, child);
  return {
    clusterId: cluster.id,
    apiAddress: pulumi.unsecret(adminKubeconfig.apply((file) => endpointOf(file).server)),
    adminKubeconfig,
    poolNames: Object.fromEntries(
      pools.map(({ key, deployment }) => [key, deployment.metadata.name]),
    ),
    made: [cluster, ...pools.map(({ deployment }) => deployment)],
  };
}

/**
 * Inputs that the management cluster does not allow to change: a change recreates everything and must not look like an
 * update.
 */
function unchangeable({ network, apiFloatingIp = true }: KubernetesClusterArgs) {
  return pulumi.output({ ...network, apiFloatingIp });
}

/** Networks and the API's load balancer. */
function createInfrastructure(
  name: string,
  managed: ManagedCluster,
  credentials: pulumi.Resource,
  child: pulumi.CustomResourceOptions,
) {
  const { network, apiAccess, apiFloatingIp = true } = managed.args;
  return createResource(
    `${name}-infrastructure`,
    "OpenStackCluster",
    managed,
    managed.fullName,
    {
      identityRef: managed.identityRef,
      network: { id: network.networkId },
      subnets: [{ id: network.subnetId }],
      externalNetwork: { id: network.externalNetworkId },
      disableAPIServerFloatingIP: !apiFloatingIp,
      apiServerLoadBalancer: { enabled: true, provider: "amphora", allowedCIDRs: apiAccess },
    },
    { ...child, dependsOn: [credentials] },
  );
}

/** The machines of the API servers; Cluster API spreads them over the zones and Nova over the hosts. */
function createControlPlaneMachines(
  name: string,
  managed: ManagedCluster,
  credentials: pulumi.Resource,
  child: pulumi.CustomResourceOptions,
) {
  const { args, fullName } = managed;
  const { id } = new openstack.compute.ServerGroup(
    `${name}-control-plane-placement`,
    { name: `${fullName}-control-plane`, policies: PLACEMENT },
    child,
  );
  const { type, etcdGiB = 10 } = args.volume;
  return createMachineTemplate(
    `${name}-control-plane-machines`,
    `${fullName}-control-plane`,
    managed,
    args.controlPlane.flavor,
    {
      serverGroup: { id },
      additionalBlockDevices: [
        { name: "etcd", sizeGiB: etcdGiB, storage: { type: "Volume", volume: { type } } },
      ],
    },
    { ...child, dependsOn: [credentials] },
  );
}

function createControlPlane(
  name: string,
  managed: ManagedCluster,
  machines: kubernetes.apiextensions.CustomResource,
  child: pulumi.CustomResourceOptions,
) {
  const { args, fullName } = managed;
  return createResource(
    `${name}-control-plane`,
    "KubeadmControlPlane",
    managed,
    fullName,
    {
      version: `v${args.version}`,
      replicas: args.controlPlane.count ?? 3,
      machineTemplate: {
        spec: { infrastructureRef: referTo("OpenStackMachineTemplate", machines.metadata.name) },
      },
      kubeadmConfigSpec: controlPlaneConfig(args),
    },
    { ...child, customTimeouts: { delete: "60m" } },
  );
}

function createCluster(
  name: string,
  managed: ManagedCluster,
  dependsOn: pulumi.Resource[],
  child: pulumi.CustomResourceOptions,
) {
  const { fullName, args } = managed;
  return createResource(
    `${name}-cluster`,
    "Cluster",
    managed,
    fullName,
    {
      clusterNetwork: CLUSTER_NETWORK,
      controlPlaneRef: referTo("KubeadmControlPlane", fullName),
      infrastructureRef: referTo("OpenStackCluster", fullName),
    },
    {
      ...child,
      dependsOn,
      protect: !args.deletable,
      customTimeouts: { create: "90m", update: "150m", delete: "60m" },
    },
    // The kubeconfig does not exist before that.
    { "pulumi.com/waitFor": "condition=ControlPlaneInitialized" },
  );
}
