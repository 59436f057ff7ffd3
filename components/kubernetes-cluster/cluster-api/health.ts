/** Self-healing of a cluster's servers, as in Magnum's drivers. */
import type * as pulumi from "@pulumi/pulumi";
import {
  CLUSTER_LABEL,
  CONTROL_PLANE_LABEL,
  createResource,
  type ManagedCluster,
  POOL_LABEL,
} from "./resources.ts";

/** How long a node may be missing before it is replaced, in seconds. */
const PATIENCE = 300;

/** Replaces missing nodes, but never many at once. */
export function watchHealth(
  name: string,
  managed: ManagedCluster,
  cluster: pulumi.CustomResource,
  child: pulumi.CustomResourceOptions,
) {
  const watched = { "control-plane": CONTROL_PLANE_LABEL, pools: POOL_LABEL };
  for (const [what, label] of Object.entries(watched)) {
    createResource(
      `${name}-health-${what}`,
      "MachineHealthCheck",
      managed,
      `${managed.fullName}-${what}`,
      {
        clusterName: managed.fullName,
        selector: {
          matchLabels: { [CLUSTER_LABEL]: managed.fullName },
          matchExpressions: [{ key: label, operator: "Exists" }],
        },
        checks: {
          unhealthyNodeConditions: ["Unknown", "False"].map((status) => ({
            type: "Ready",
            status,
            timeoutSeconds: PATIENCE,
          })),
        },
        remediation: { triggerIf: { unhealthyLessThanOrEqualTo: "40%" } },
      },
      { ...child, dependsOn: [cluster] },
    );
  }
}
