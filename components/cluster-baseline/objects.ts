/**
 * The objects that a ClusterBaseline creates, as plain data: an audit compares those of a running cluster with them. A
 * test compares them with what the component registers.
 */
import { accessRules } from "../../policies/admission/access-rules.ts";
import { ESTATE_NAMESPACE, PARAMETERS_NAME } from "../../policies/admission/namespaces.ts";
import { MANAGED } from "../../policies/admission/policy.ts";
import { groupName } from "../../policies/kubernetes/objects/groups.ts";
import { toKubernetesLabels } from "../../policies/labels/labels.ts";
import { labelsOf } from "../labels.ts";
import type { ClusterBaselineArgs } from "./index.ts";
import { podSecurityLabels } from "./namespace.ts";
import type { NamespaceArgs } from "./namespace-args.ts";
import { containerDefaults, hardLimits, noSystemPriority } from "./namespace-limits.ts";
import { networkPolicies } from "./network-policies.ts";
import { clusterPolicies } from "./policies.ts";
import { storageClassOf } from "./storage-class.ts";

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

const RBAC = "rbac.authorization.k8s.io";

/** Every object of a cluster's baseline. */
export function baselineObjects(args: ClusterBaselineArgs): BaselineObject[] {
  const whose = toKubernetesLabels(labelsOf(args));
  const labels = { ...MANAGED, ...whose };
  const { policies, bindings } = clusterPolicies();
  const strict = podSecurityLabels("restricted", args.podSecurityVersion);
  return [
    {
      ...core("Namespace"),
      metadata: { name: ESTATE_NAMESPACE, labels: { ...labels, ...strict } },
    },
    {
      ...core("ConfigMap"),
      metadata: { name: PARAMETERS_NAME, namespace: ESTATE_NAMESPACE, labels },
      data: args.policy,
    },
    ...[...policies, ...bindings].map((one) => ({
      ...one,
      metadata: { ...one.metadata, labels: { ...one.metadata.labels, ...labels } },
    })),
    ...Object.entries(accessRules()).map(([level, rules]) => ({
      apiVersion: `${RBAC}/v1`,
      kind: "ClusterRole",
      metadata: { name: `aes-estate-${level}`, labels },
      rules,
    })),
    ...Object.entries(args.storageClasses ?? {}).map(([name, one]) => ({
      apiVersion: "storage.k8s.io/v1",
      kind: "StorageClass",
      ...storageClassOf(name, one, labels),
    })),
    ...Object.entries(args.namespaces).flatMap(([name, namespace]) =>
      namespaceObjects(name, namespace, args, { whose, labels }),
    ),
  ];
}

interface Labels {
  readonly whose: Record<string, string>;
  readonly labels: Record<string, string>;
}

function namespaceObjects(
  namespace: string,
  args: NamespaceArgs,
  {
    site,
    tenant,
    podSecurityVersion,
    storageClasses = {},
    foreignStorageClasses = [],
  }: ClusterBaselineArgs,
  { whose, labels }: Labels,
): BaselineObject[] {
  const { quota, access = {}, podSecurity = "restricted" } = args;
  const own = Object.keys(storageClasses);
  const granted = args.storageClasses ?? own;
  const denied = [...own.filter((key) => !granted.includes(key)), ...foreignStorageClasses];
  const metadata = (name: string) => ({ name, namespace, labels });
  return [
    {
      ...core("Namespace"),
      metadata: {
        name: namespace,
        labels: { ...labels, ...podSecurityLabels(podSecurity, podSecurityVersion) },
      },
    },
    ...Object.entries(networkPolicies(namespace, args)).map(([name, spec]) => ({
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: metadata(name),
      spec,
    })),
    {
      ...core("ResourceQuota"),
      metadata: metadata("quota"),
      spec: { hard: hardLimits(quota, granted, denied) },
    },
    {
      ...core("ResourceQuota"),
      metadata: metadata("no-system-priority"),
      spec: noSystemPriority(),
    },
    { ...core("LimitRange"), metadata: metadata("limits"), spec: containerDefaults(quota) },
    {
      ...core("ServiceAccount"),
      metadata: { ...metadata("default"), labels: whose },
      automountServiceAccountToken: false,
    },
    ...Object.entries(access).map(([group, level]) => ({
      apiVersion: `${RBAC}/v1`,
      kind: "RoleBinding",
      metadata: metadata(`group-${group}`),
      roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: `aes-estate-${level}` },
      subjects: [{ apiGroup: RBAC, kind: "Group", name: groupName({ site, tenant }, group) }],
    })),
  ];
}

function core(kind: string) {
  return { apiVersion: "v1", kind };
}
