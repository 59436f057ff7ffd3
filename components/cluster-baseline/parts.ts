/**
 * What a ClusterBaseline puts into a cluster, as plain data: the component registers these parts, and an audit compares
 * them with a running cluster.
 */
import { accessGuard } from "../../policies/admission/access-guard.ts";
import { accessRules } from "../../policies/admission/access-rules.ts";
import { admissionPolicies } from "../../policies/admission/index.ts";
import { ESTATE_NAMESPACE, PARAMETERS_NAME } from "../../policies/admission/namespaces.ts";
import { bindingOf, MANAGED, type Manifest, policyOf } from "../../policies/admission/policy.ts";
import { groupName } from "../../policies/kubernetes/objects/groups.ts";
import { toKubernetesLabels } from "../../policies/labels/labels.ts";
import { mapEntries } from "../grants.ts";
import { labelsOf } from "../labels.ts";
import type { ClusterBaselineArgs } from "./baseline-args.ts";
import type { NamespaceArgs, PodSecurity } from "./namespace-args.ts";
import { containerDefaults, hardLimits, noSystemPriority } from "./namespace-limits.ts";
import { networkPolicies } from "./network-policies.ts";
import { storageClassOf } from "./storage-class.ts";

const RBAC = "rbac.authorization.k8s.io";

/** The parts that belong to the whole cluster. */
export function clusterParts(args: ClusterBaselineArgs) {
  const labels = labelsIn(args).managed;
  const { policies, bindings } = baselinePolicies();
  const labelled = ({ metadata, ...content }: Manifest) => {
    return { ...content, metadata: { ...metadata, labels: { ...metadata.labels, ...labels } } };
  };
  const strict = podSecurityLabels("restricted", args.podSecurityVersion);
  return {
    space: { metadata: { name: ESTATE_NAMESPACE, labels: { ...labels, ...strict } } },
    parameters: {
      metadata: { name: PARAMETERS_NAME, namespace: ESTATE_NAMESPACE, labels },
      data: args.policy,
    },
    policies: policies.map(labelled),
    bindings: bindings.map(labelled),
    roles: mapEntries(accessRules(), (level, rules) => {
      return { metadata: { name: roleName(level), labels }, rules };
    }),
    classes: mapEntries(args.storageClasses, (name, one) => storageClassOf(name, one, labels)),
  };
}

/** The parts of one namespace. */
export function namespaceParts(name: string, args: NamespaceArgs, baseline: ClusterBaselineArgs) {
  const { podSecurityVersion, storageClasses = {}, foreignStorageClasses = [] } = baseline;
  const { quota, access = {}, podSecurity = "restricted" } = args;
  const { managed: labels, whose } = labelsIn(baseline);
  const own = Object.keys(storageClasses);
  const granted = args.storageClasses ?? own;
  const denied = [...own.filter((key) => !granted.includes(key)), ...foreignStorageClasses];
  const metadata = (object: string) => ({ name: object, namespace: name, labels });
  const security = podSecurityLabels(podSecurity, podSecurityVersion);
  return {
    space: { metadata: { name, labels: { ...labels, ...security } } },
    policies: mapEntries(networkPolicies(name, args), (policy, spec) => {
      return { metadata: metadata(policy), spec };
    }),
    quota: { metadata: metadata("quota"), spec: { hard: hardLimits(quota, granted, denied) } },
    priority: { metadata: metadata("no-system-priority"), spec: noSystemPriority() },
    limits: { metadata: metadata("limits"), spec: containerDefaults(quota) },
    /**
     * The default service account of pods: without a token, so that only pods that request rights have any. It is a
     * default, not a lock: it has no baseline label, so the tenant may change it, for instance to name its image pull
     * secrets.
     */
    account: {
      metadata: { ...metadata("default"), labels: whose },
      automountServiceAccountToken: false,
    },
    people: mapEntries(access, (group, level) => ({
      metadata: metadata(`group-${group}`),
      roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: roleName(level) },
      subjects: [{ apiGroup: RBAC, kind: "Group", name: groupName(baseline, group) }],
    })),
  };
}

/** Policies and bindings of every cluster: the common ones, and the one that keeps rights within the tenant. */
export function baselinePolicies(): ReturnType<typeof admissionPolicies> {
  const { policies, bindings } = admissionPolicies();
  return {
    policies: [...policies, policyOf(accessGuard)],
    bindings: [...bindings, bindingOf(accessGuard)],
  };
}

/** Labels of every object: who it belongs to, and that only the estate changes it. */
function labelsIn(args: ClusterBaselineArgs) {
  const whose = toKubernetesLabels(labelsOf(args));
  return { whose, managed: { ...MANAGED, ...whose } };
}

function roleName(level: string): string {
  return `aes-estate-${level}`;
}

/** Also for audit and warnings: only those apply to the templates of workloads. */
function podSecurityLabels(level: PodSecurity, version: string): Record<string, string> {
  return Object.fromEntries(
    ["audit", "enforce", "warn"].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, level],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]),
  );
}
