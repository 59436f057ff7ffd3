/** The custom resources that the rules know, as definitions that accept anything: only their names matter here. */
import { CUSTOM_KINDS } from "../../policies/kubernetes/custom/index.ts";
import { COPYING_KINDS } from "../../policies/rules/replica-target/kinds.ts";

/** Kinds of management clusters; the tests' server is not one. */
const MANAGEMENT = "cluster.x-k8s.io";
const BUILTIN = ["admissionregistration.k8s.io", "apiextensions.k8s.io"];

/** The fields of a kind that a definition needs. */
interface Defined {
  readonly group: string;
  readonly kind: string;
  readonly resource: string;
  readonly scope: string;
  readonly versions: readonly string[];
}

/** Copying kinds without a table, which programs may not have and people with kubectl might. */
function others(): Defined[] {
  const known = new Set(CUSTOM_KINDS.map(({ group, kind }) => `${group}:${kind}`));
  return COPYING_KINDS.filter(
    ({ group, kind }) => !BUILTIN.includes(group) && !known.has(`${group}:${kind}`),
  ).map(({ group, kind, resource }) => {
    const versions = group === "kafka.strimzi.io" ? ["v1beta2"] : ["v1"];
    return { group, kind, resource, scope: "Namespaced", versions };
  });
}

export function customResourceDefinitions(): object[] {
  const tables = CUSTOM_KINDS.filter(({ group }) => !group.endsWith(MANAGEMENT));
  return [...tables, ...others()].map(({ group, kind, resource, scope, versions }) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: `${resource}.${group}`,
      // Without it the server reserves `*.k8s.io` for itself.
      annotations: { "api-approved.kubernetes.io": "unapproved, test" },
    },
    spec: {
      group,
      scope,
      names: { kind, plural: resource },
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        schema: {
          openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
        },
      })),
    },
  }));
}
