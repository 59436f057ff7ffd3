/** Which objects have no namespace. The settings of the provider that creates them do not change this. */
import type { KubernetesObject } from "../facts/fact.ts";
import { customKindOf } from "./custom/index.ts";
import { isBuiltin } from "./objects/read.ts";

/** Kubernetes' own kinds without a namespace; test/admission/api-server.cli.test.ts compares them with an API server. */
export const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  "APIService",
  "CertificateSigningRequest",
  "ClusterRole",
  "ClusterRoleBinding",
  "ClusterTrustBundle",
  "ComponentStatus",
  "CSIDriver",
  "CSINode",
  "CustomResourceDefinition",
  "DeviceClass",
  "DeviceTaintRule",
  "FlowSchema",
  "IngressClass",
  "IPAddress",
  "MutatingAdmissionPolicy",
  "MutatingAdmissionPolicyBinding",
  "MutatingWebhookConfiguration",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PriorityClass",
  "PriorityLevelConfiguration",
  "ResourceSlice",
  "RuntimeClass",
  "SelfSubjectAccessReview",
  "SelfSubjectReview",
  "SelfSubjectRulesReview",
  "ServiceCIDR",
  "StorageClass",
  "StorageVersion",
  "StorageVersionMigration",
  "SubjectAccessReview",
  "TokenReview",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "ValidatingWebhookConfiguration",
  "VolumeAttachment",
  "VolumeAttributesClass",
]);

/** Whether an object has no namespace. A custom kind's table names its scope. */
export function hasNoNamespace(object: KubernetesObject): boolean {
  const custom = customKindOf(object);
  if (custom !== undefined) return custom.scope === "Cluster";
  return isBuiltin(object, object.kind) && CLUSTER_KINDS.has(object.kind);
}
