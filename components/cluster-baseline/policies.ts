import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { mapEntries } from "../grants.ts";
import type { Access } from "./namespace-args.ts";
import type { clusterParts } from "./parts.ts";

type Parts = ReturnType<typeof clusterParts>;

/**
 * The parameters, the policies and their bindings; they must exist before any object that they evaluate. Returns the
 * bindings, the last of them.
 */
export function createPolicies(
  name: string,
  { space: estate, parameters: own, policies, bindings }: Parts,
  child: pulumi.CustomResourceOptions,
): kubernetes.admissionregistration.v1.ValidatingAdmissionPolicyBinding[] {
  const { ConfigMap, Namespace } = kubernetes.core.v1;
  const { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } =
    kubernetes.admissionregistration.v1;
  const space = new Namespace(`${name}-policies-namespace`, estate, {
    ...child,
    aliases: [{ name: `${name}-law-namespace` }],
  });
  // In clusters deployed before, the ConfigMap had another name, so an update replaces it. The new one is created
  // first, the bindings then refer to it, and the engine deletes the old one at the end: a server always has its
  // parameters.
  const parameters = new ConfigMap(
    `${name}-policies`,
    { ...own, metadata: { ...own.metadata, namespace: space.metadata.name } },
    { ...child, aliases: [{ name: `${name}-law` }] },
  );
  const created = policies.map(
    ({ metadata, spec }) =>
      new ValidatingAdmissionPolicy(
        `${name}-policy-${metadata.name}`,
        {
          metadata,
          spec: spec as kubernetes.types.input.admissionregistration.v1.ValidatingAdmissionPolicySpec,
        },
        { ...child, dependsOn: parameters },
      ),
  );
  return bindings.map(
    ({ metadata, spec }) =>
      new ValidatingAdmissionPolicyBinding(
        `${name}-binding-${metadata.name}`,
        {
          metadata,
          spec: spec as kubernetes.types.input.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec,
        },
        { ...child, dependsOn: created },
      ),
  );
}

/** A role for each level of access. No role aggregates into them, so a label cannot add rights. */
export function createRoles(
  name: string,
  { roles }: Parts,
  child: pulumi.CustomResourceOptions,
): Record<Access, kubernetes.rbac.v1.ClusterRole> {
  return mapEntries(
    roles,
    (level, role) => new kubernetes.rbac.v1.ClusterRole(`${name}-role-${level}`, role, child),
  ) as Record<Access, kubernetes.rbac.v1.ClusterRole>;
}
