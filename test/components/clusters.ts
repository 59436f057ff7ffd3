/** Clusters against mocks, and the connections that a caller passes. */
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { connect, KubernetesCluster, type KubernetesClusterArgs } from "../../components/index.ts";
import { record } from "./recorder.ts";

/** The connections of a tenant's service account and to the management cluster. */
export function connections(name: string): pulumi.ProviderResource[] {
  return [
    connect(`${name}-service-account`, { userName: "service-account" }),
    new kubernetes.Provider(`${name}-management`, { kubeconfig: "{}" }),
  ];
}

/** One cluster and its requests. */
export function recordCluster(
  name: string,
  args: KubernetesClusterArgs,
  more: pulumi.ComponentResourceOptions = {},
) {
  const providers = connections(name);
  return record((opts) => new KubernetesCluster(name, args, { ...opts, providers, ...more }));
}
