/** The objects of a ClusterBaseline as a server has them: an audit compares those of a running cluster with them. */
import type { ClusterBaselineArgs } from "./baseline-args.ts";
import { clusterParts, namespaceParts } from "./parts.ts";

/** One object of a baseline, without the fields that a server adds. */
export interface BaselineObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

type Part = Pick<BaselineObject, "metadata">;

/** Every object of a cluster's baseline. */
export function baselineObjects(args: ClusterBaselineArgs): BaselineObject[] {
  const { space, parameters, policies, bindings, roles, classes } = clusterParts(args);
  return [
    ...as("v1", "Namespace", space),
    ...as("v1", "ConfigMap", parameters),
    ...policies,
    ...bindings,
    ...as("rbac.authorization.k8s.io/v1", "ClusterRole", ...Object.values(roles)),
    ...as("storage.k8s.io/v1", "StorageClass", ...Object.values(classes)),
    ...Object.entries(args.namespaces).flatMap(([name, namespace]) => {
      const parts = namespaceParts(name, namespace, args);
      return [
        ...as("v1", "Namespace", parts.space),
        ...as("networking.k8s.io/v1", "NetworkPolicy", ...Object.values(parts.policies)),
        ...as("v1", "ResourceQuota", parts.quota, parts.priority),
        ...as("v1", "LimitRange", parts.limits),
        ...as("v1", "ServiceAccount", parts.account),
        ...as("rbac.authorization.k8s.io/v1", "RoleBinding", ...Object.values(parts.people)),
      ];
    }),
  ];
}

function as(apiVersion: string, kind: string, ...parts: readonly Part[]): BaselineObject[] {
  return parts.map((part) => ({ apiVersion, kind, ...part }));
}
