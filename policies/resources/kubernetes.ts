/**
 * Every kind of @pulumi/kubernetes 4.25.0 (a test derives the list from the SDK), in any version, and the custom
 * resources the rules know. Objects in a namespace are evaluated by the labels of that namespace.
 */
import type { Effect } from "../kubernetes/custom/field.ts";
import { CUSTOM_KINDS } from "../kubernetes/custom/index.ts";
import {
  type Classification,
  deniedType,
  holdsNoData,
  labelled,
  nothing,
  partOf,
} from "./classification.ts";

const stores = partOf("its namespace", "stores");
const processes = partOf("its namespace", "processes");
const both = partOf("its namespace", "stores", "processes");
const moves = partOf("its namespace", "moves");
const exposes = partOf("its namespace", "moves", "exposes");
const machinery = nothing("how the cluster works; no data");
const gone = deniedType("an API no server has any more");
const controllers = deniedType("Kubernetes' own components write it, no program");
const device = deniedType("drivers of devices take parameters that no rule reads");
const grants = holdsNoData("grants");
/** Client-side and remote components: the objects they render are registered and evaluated one by one. */
const rendering = nothing("a grouping; each object it renders is evaluated separately");

/** The classification of a kind, by `<group>:<Kind>`; the core's group is `core`, as in the SDK. */
export const kubernetes: Readonly<Record<string, Classification>> = {
  ...each("admissionregistration.k8s.io", grants, [
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
  ]),
  // No enforcement point sees the changes they make to an object before they apply.
  ...each("admissionregistration.k8s.io", deniedType("changes objects after they were evaluated"), [
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
  ]),
  // They receive every object; the rule replica-target evaluates their URLs.
  ...each("admissionregistration.k8s.io", holdsNoData("exposes"), [
    "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
  ]),
  "apiextensions.k8s.io:CustomResourceDefinition": machinery,
  "apiregistration.k8s.io:APIService": machinery,
  ...each("apps", processes, ["DaemonSet", "Deployment", "ReplicaSet"]),
  "apps:ControllerRevision": controllers,
  "apps:StatefulSet": both,
  "auditregistration.k8s.io:AuditSink": deniedType(
    "sends every request to a place no rule verifies",
  ),
  "autoscaling:HorizontalPodAutoscaler": nothing("a number of pods"),
  ...each("batch", processes, ["CronJob", "Job"]),
  ...each("certificates.k8s.io", grants, ["CertificateSigningRequest", "ClusterTrustBundle"]),
  "certificates.k8s.io:PodCertificateRequest": controllers,
  "coordination.k8s.io:Lease": machinery,
  "coordination.k8s.io:LeaseCandidate": controllers,
  ...each("core", stores, ["ConfigMap", "PersistentVolumeClaim", "Secret"]),
  ...each("core", processes, ["Pod", "PodTemplate", "ReplicationController"]),
  ...each("core", machinery, ["LimitRange", "Node"]),
  ...each("core", controllers, ["Binding", "ComponentStatus", "Event"]),
  ...each("core", grants, ["ResourceQuota", "ServiceAccount"]),
  "core:Endpoints": moves,
  "core:Namespace": labelled("metadata", "stores", "processes"),
  "core:PersistentVolume": partOf("the claim it serves", "stores"),
  "core:Service": exposes,
  "discovery.k8s.io:EndpointSlice": moves,
  "events.k8s.io:Event": controllers,
  ...each("extensions", gone, [
    "DaemonSet",
    "Deployment",
    "Ingress",
    "NetworkPolicy",
    "PodSecurityPolicy",
    "ReplicaSet",
  ]),
  ...each("flowcontrol.apiserver.k8s.io", machinery, ["FlowSchema", "PriorityLevelConfiguration"]),
  "helm.sh:Chart": rendering,
  "helm.sh:Release": deniedType(
    "installs objects that no enforcement point sees beforehand; use helm.sh/v4:Chart",
  ),
  "kustomize:Directory": deniedType(
    "fetches bases from anywhere; render it, and use yaml/v2:ConfigGroup",
  ),
  "meta:Status": controllers,
  "networking.k8s.io:ClusterCIDR": gone,
  "networking.k8s.io:IPAddress": controllers,
  "networking.k8s.io:IngressClass": machinery,
  "networking.k8s.io:ServiceCIDR": deniedType("the addresses of a cluster come with its order"),
  "networking.k8s.io:Ingress": exposes,
  "networking.k8s.io:NetworkPolicy": holdsNoData("exposes"),
  "node.k8s.io:RuntimeClass": machinery,
  "policy:PodDisruptionBudget": machinery,
  "policy:PodSecurityPolicy": gone,
  ...each("rbac.authorization.k8s.io", grants, [
    "ClusterRole",
    "ClusterRoleBinding",
    "Role",
    "RoleBinding",
  ]),
  ...each("resource.k8s.io", device, [
    "DeviceClass",
    "DeviceTaintRule",
    "PodScheduling",
    "PodSchedulingContext",
    "ResourceClaim",
    "ResourceClaimParameters",
    "ResourceClaimTemplate",
    "ResourceClass",
    "ResourceClassParameters",
    "ResourceSlice",
  ]),
  "scheduling.k8s.io:PriorityClass": machinery,
  "settings.k8s.io:PodPreset": gone,
  "storage.k8s.io:CSIDriver": machinery,
  ...each("storage.k8s.io", controllers, ["CSINode", "CSIStorageCapacity", "VolumeAttachment"]),
  ...each("storage.k8s.io", nothing("a kind of volume; its provisioner is evaluated"), [
    "StorageClass",
    "VolumeAttributesClass",
  ]),
  "storagemigration.k8s.io:StorageVersionMigration": controllers,
  ...each("yaml", rendering, ["ConfigFile", "ConfigGroup"]),
};

/** The effects of a custom kind on data, by the word in its table. */
const CUSTOM: Readonly<Record<Effect, Classification>> = {
  exposes,
  names: holdsNoData("names"),
  machinery: nothing("how the cluster works; its fields are evaluated one by one"),
  // A cluster ordered from Cluster API belongs to its tenant, in the tenant's namespace of the management cluster.
  cluster: both,
  stores,
  copies: partOf("its namespace", "stores", "moves"),
};

/** Custom resources that have a table of their fields; one without a table is denied until a table is added. */
export const customResources: Readonly<Record<string, Classification>> = Object.fromEntries(
  CUSTOM_KINDS.map(({ group, kind, effect }) => [`${group}:${kind}`, CUSTOM[effect]]),
);

function each(
  group: string,
  what: Classification,
  kinds: readonly string[],
): Record<string, Classification> {
  return Object.fromEntries(kinds.map((kind) => [`${group}:${kind}`, what]));
}

/** A Kubernetes type token in its parts. */
export interface KubernetesType {
  readonly classification: Classification;
  /** `v1`, `apps/v1`; for a component, as written in its token. */
  readonly apiVersion: string;
  readonly kind: string;
  /** A patch changes an existing object; a list is several objects of its kind. */
  readonly shape: "object" | "patch" | "list";
}

const ROWS: Readonly<Record<string, Classification>> = { ...kubernetes, ...customResources };

/** Parses `kubernetes:<group>/<version>:<Kind>[Patch|List]`; `undefined` when the kind is not classified. */
export function readKubernetesType(type: string): KubernetesType | undefined {
  const [, version = "", named = ""] = /^kubernetes:([^:]+):([A-Za-z0-9]+)$/.exec(type) ?? [];
  const bare = /^v\d/.test(version);
  const group = bare ? "core" : (version.split("/")[0] ?? "");
  const apiVersion = version.replace(/^core\//, "");
  for (const [shape, suffix] of [
    ["object", ""],
    ["patch", "Patch"],
    ["list", "List"],
  ] as const) {
    const kind = named.slice(0, named.length - suffix.length);
    const row = `${group}:${kind}`;
    if (!named.endsWith(suffix) || !Object.hasOwn(ROWS, row)) continue;
    return { classification: ROWS[row] as Classification, apiVersion, kind, shape };
  }
  return undefined;
}

/** Whether a type is a component of the SDK, which sends no requests to a cluster itself. */
export function isRendering(type: string): boolean {
  return readKubernetesType(type)?.classification === rendering;
}
