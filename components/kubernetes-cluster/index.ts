import * as kubernetes from "@pulumi/kubernetes";
import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { describe, type Problem } from "../checks.ts";
import { warnUnguarded } from "../unguarded.ts";
import type { KubernetesClusterArgs } from "./args.ts";
import { checkCluster } from "./checks.ts";
import { orderFromManagementCluster } from "./cluster-api/index.ts";
import { endpointOf, peopleKubeconfig } from "./kubeconfig.ts";
import type { OrderedCluster } from "./made.ts";
import { orderFromMagnum } from "./magnum/index.ts";
import { fullName } from "./names.ts";

/**
 * A Kubernetes cluster of a tenant. Its connections come with its options, `providers: [tenant.connection]`: that of
 * the tenant's service account and, for Cluster API, also that of the management cluster. It never falls back to the
 * administrator's.
 */
export class KubernetesCluster extends pulumi.ComponentResource {
  /** The cluster's id at Magnum, or `<namespace>/<name>` on the management cluster. */
  public readonly clusterId: pulumi.Output<string>;
  /** URL of the API. */
  public readonly apiAddress: pulumi.Output<string>;
  /** Names of the pools inside the cluster, by key; a recreated pool has a new one. */
  public readonly poolNames: Record<string, pulumi.Output<string>>;
  /** kubeconfig for users, without a secret: they log in at the identity provider. */
  public readonly kubeconfig: pulumi.Output<string>;
  /** kubeconfig of the administrator, a secret: for the baseline, and for emergencies. */
  public readonly adminKubeconfig: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: KubernetesClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args, opts);
    warnUnguarded();
    // Without its inputs: they would add an update to every preview, and they may hold a credential.
    super("aes-estate:index:KubernetesCluster", name, {}, opts);
    // Only the cluster itself is protected, by its back end: a protected template or pool could not be replaced.
    const child = { parent: this, protect: false };

    const ordered = order(name, args, child);
    this.clusterId = ordered.clusterId;
    this.apiAddress = ordered.apiAddress;
    this.poolNames = ordered.poolNames;
    this.adminKubeconfig = ordered.adminKubeconfig;
    this.kubeconfig = forPeople(args, ordered);
    providers.set(this, connectToCluster(name, args, ordered, child));
    this.registerOutputs({
      clusterId: this.clusterId,
      apiAddress: this.apiAddress,
      poolNames: this.poolNames,
      kubeconfig: this.kubeconfig,
      adminKubeconfig: this.adminKubeconfig,
    });
  }

  /**
   * The administrator's connection to the API; resources created through it are deleted before a pool or the cluster
   * is.
   */
  get provider(): kubernetes.Provider {
    return providers.get(this) as kubernetes.Provider;
  }
}

/** Outside the fields, because those are the schema for other languages, and a provider cannot be part of one. */
const providers = new WeakMap<KubernetesCluster, kubernetes.Provider>();

function order(
  name: string,
  args: KubernetesClusterArgs,
  child: pulumi.CustomResourceOptions,
): OrderedCluster {
  if (args.magnum) return orderFromMagnum(name, args, args.magnum, child);
  if (args.clusterApi) return orderFromManagementCluster(name, args, args.clusterApi, child);
  throw new pulumi.RunError(`KubernetesCluster "${name}": want magnum or clusterApi`);
}

/** The endpoint in the administrator's file is not a secret; the administrator's key is, and is left out. */
function forPeople(args: KubernetesClusterArgs, { adminKubeconfig }: OrderedCluster) {
  return pulumi.unsecret(
    adminKubeconfig.apply((file) => peopleKubeconfig(fullName(args), endpointOf(file), args.oidc)),
  );
}

function connectToCluster(
  name: string,
  args: KubernetesClusterArgs,
  { adminKubeconfig, made }: OrderedCluster,
  child: pulumi.CustomResourceOptions,
) {
  return new kubernetes.Provider(
    `${name}-kubernetes`,
    {
      kubeconfig: adminKubeconfig,
      // The identity of the provider: a new certificate or address does not recreate everything inside.
      clusterIdentifier: `${args.site}/${args.tenant}/${args.cluster}`,
    },
    // Volumes and load balancers created from inside need the nodes for their deletion: so the nodes are deleted after
    // them.
    { ...child, dependsOn: made },
  );
}

function rejectInvalid(
  name: string,
  args: KubernetesClusterArgs,
  opts: pulumi.ComponentResourceOptions = {},
): void {
  const problems = [...checkConnections(args, opts), ...checkCluster(args)];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`KubernetesCluster "${name}"`, problems));
  }
}

/** A connection that is missing here would be inherited from the parent: the administrator's. */
function checkConnections(
  { clusterApi }: KubernetesClusterArgs,
  { provider, providers: more = [] }: pulumi.ComponentResourceOptions,
): Problem[] {
  const named = [provider, ...(Array.isArray(more) ? more : Object.values(more))];
  const problem = (want: string) => [{ input: "providers", got: undefined, want }];
  return [
    ...(named.some((one) => openstack.Provider.isInstance(one))
      ? []
      : problem("the connection of the tenant's service account among the options")),
    ...(clusterApi === undefined || named.some((one) => kubernetes.Provider.isInstance(one))
      ? []
      : problem("the connection to the management cluster among the options")),
  ];
}
