import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { accessGuard } from "../../policies/admission/access-guard.ts";
import { accessRules } from "../../policies/admission/access-rules.ts";
import { admissionPolicies } from "../../policies/admission/index.ts";
import { ESTATE_NAMESPACE, PARAMETERS_NAME } from "../../policies/admission/namespaces.ts";
import { bindingOf, policyOf } from "../../policies/admission/policy.ts";
import { mapEntries } from "../grants.ts";
import type { Access } from "./namespace-args.ts";

/** Policies and bindings of every cluster: the common ones, and the one that keeps rights within the tenant. */
export function clusterPolicies(): ReturnType<typeof admissionPolicies> {
  const { policies, bindings } = admissionPolicies();
  return {
    policies: [...policies, policyOf(accessGuard)],
    bindings: [...bindings, bindingOf(accessGuard)],
  };
}

/** The parameters, the policies and their bindings; they must exist before any object that they evaluate. */
export function createPolicies(
  name: string,
  data: Record<string, string>,
  labels: Record<string, string>,
  podSecurity: Record<string, string>,
  child: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const { ConfigMap, Namespace } = kubernetes.core.v1;
  const { ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding } =
    kubernetes.admissionregistration.v1;
  const space = new Namespace(
    `${name}-policies-namespace`,
    { metadata: { name: ESTATE_NAMESPACE, labels: { ...labels, ...podSecurity } } },
    { ...child, aliases: [{ name: `${name}-law-namespace` }] },
  );
  const metadata = { name: PARAMETERS_NAME, namespace: space.metadata.name, labels };
  // In clusters deployed before, the ConfigMap had another name, so an update replaces it. The new one is created
  // first, the bindings then refer to it, and the engine deletes the old one at the end: a server always has its
  // parameters.
  const parameters = new ConfigMap(
    `${name}-policies`,
    { metadata, data },
    { ...child, aliases: [{ name: `${name}-law` }] },
  );

  const { policies, bindings } = clusterPolicies();
  const created = policies.map(
    (policy) =>
      new ValidatingAdmissionPolicy(
        `${name}-policy-${policy.metadata.name}`,
        {
          metadata: { ...policy.metadata, labels: { ...policy.metadata.labels, ...labels } },
          spec: policy.spec as kubernetes.types.input.admissionregistration.v1.ValidatingAdmissionPolicySpec,
        },
        { ...child, dependsOn: parameters },
      ),
  );
  const bound = bindings.map(
    (binding) =>
      new ValidatingAdmissionPolicyBinding(
        `${name}-binding-${binding.metadata.name}`,
        {
          metadata: { ...binding.metadata, labels: { ...binding.metadata.labels, ...labels } },
          spec: binding.spec as kubernetes.types.input.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec,
        },
        { ...child, dependsOn: created },
      ),
  );
  return [parameters, ...created, ...bound];
}

/** A role for each level of access. No role aggregates into them, so a label cannot add rights. */
export function createRoles(
  name: string,
  labels: Record<string, string>,
  child: pulumi.CustomResourceOptions,
): Record<Access, kubernetes.rbac.v1.ClusterRole> {
  return mapEntries(accessRules(), (level, rules) => {
    const metadata = { name: `aes-estate-${level}`, labels };
    return new kubernetes.rbac.v1.ClusterRole(`${name}-role-${level}`, { metadata, rules }, child);
  }) as Record<Access, kubernetes.rbac.v1.ClusterRole>;
}
