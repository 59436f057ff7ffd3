/** Pods, wherever a kind has their specification: for the rules here and, in CEL, for the API server. */
import type { Fact } from "../../facts/fact.ts";
import { at, builtinObjects, items } from "./read.ts";

/** Kind → where its pods' specification is. */
const POD_PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ["spec"],
  PodTemplate: ["template", "spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"],
  ...Object.fromEntries(
    ["DaemonSet", "Deployment", "Job", "ReplicaSet", "ReplicationController", "StatefulSet"].map(
      (kind) => [kind, ["spec", "template", "spec"]],
    ),
  ),
};

/** The pod specifications of a fact. */
export function podSpecs(fact: Fact): unknown[] {
  return builtinObjects(fact, ...Object.keys(POD_PATHS))
    .map((object) => at(object, ...(POD_PATHS[object.kind] ?? [])))
    .filter((spec) => spec !== undefined);
}

/** All containers of a pod, of every kind. */
export function containersOf(spec: unknown): unknown[] {
  return ["containers", "initContainers", "ephemeralContainers"].flatMap((list) =>
    items(spec, list),
  );
}

/** The fields of a container with the kubelet's requests to it and commands in it: probes and hooks. */
export const HANDLERS = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
] as const;

/** The requests that create or change pods and their templates. */
export const POD_REQUESTS = [
  {
    groups: [""],
    resources: ["pods", "pods/ephemeralcontainers", "podtemplates", "replicationcontrollers"],
  },
  { groups: ["apps"], resources: ["daemonsets", "deployments", "replicasets", "statefulsets"] },
  { groups: ["batch"], resources: ["cronjobs", "jobs"] },
];

/** The same in CEL: the pod's specification, its containers and its volumes. */
export const POD_VARIABLES = {
  self: "dyn(object)",
  pod: [
    'variables.self.kind == "Pod" ? variables.self.spec',
    'variables.self.kind == "PodTemplate" ? variables.self.template.spec',
    'variables.self.kind == "CronJob" ? variables.self.spec.jobTemplate.spec.template.spec',
    "variables.self.spec.template.spec",
  ].join(" : "),
  containers:
    "variables.pod.?containers.orValue([]) + variables.pod.?initContainers.orValue([]) + variables.pod.?ephemeralContainers.orValue([])",
  volumes: "variables.pod.?volumes.orValue([])",
};
