/** Clusters against mocks: what Magnum and the management cluster answer, and the connections a caller gives. */
import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { connect, KubernetesCluster, type KubernetesClusterArgs } from "../../components/index.ts";
import { mockCloudWith, record } from "./recorder.ts";

/** The administrator's kubeconfig of every mocked cluster. */
export const ADMIN_KUBECONFIG = `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster:
    certificate-authority-data: Q0E=
    server: https://10.40.0.7:6443
contexts:
- name: c
  context:
    cluster: c
    user: admin
current-context: c
users:
- name: admin
  user:
    client-key-data: ${"S0VZ".repeat(100)}
`;

/** Sets the mocks. */
export function mockClusters(): Promise<void> {
  return mockCloudWith({
    "openstack:containerinfra/cluster:Cluster": {
      apiAddress: "https://10.40.0.7:6443",
      kubeconfig: { raw_config: ADMIN_KUBECONFIG, host: "https://10.40.0.7:6443" },
    },
    "kubernetes:core/v1:Secret": {
      data: { value: Buffer.from(ADMIN_KUBECONFIG).toString("base64") },
    },
  });
}

/** The connections of a tenant's robot and to the management cluster. */
export function connections(name: string): pulumi.ProviderResource[] {
  return [
    connect(`${name}-robot`, { userName: "robot" }),
    new kubernetes.Provider(`${name}-management`, { kubeconfig: "{}" }),
  ];
}

/** One cluster and what it asked for. */
export function recordCluster(
  name: string,
  args: KubernetesClusterArgs,
  more: pulumi.ComponentResourceOptions = {},
) {
  const providers = connections(name);
  return record((opts) => new KubernetesCluster(name, args, { ...opts, providers, ...more }));
}
