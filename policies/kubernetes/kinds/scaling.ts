/** Numbers of pods: how many run, how many may be missing, and which are evicted first. */
import { count, type Entry, flag, inert, object, oneOf } from "../../properties/entry.ts";
import {
  countOrPercent,
  type KindTables,
  kind,
  labelMap,
  labelSelector,
  name,
  quantities,
  quantity,
  text,
  time,
  word,
} from "./entries.ts";
import { tolerations } from "./pods.ts";

const V1 = ["v1"];

/** autoscaling.v2.CrossVersionObjectReference */
const target: Entry = object({
  apiVersion: inert("with kind and name: the scaled object, in the same namespace"),
  kind: inert("with name: the scaled object, in the same namespace"),
  name: name("the scaled object, in the same namespace"),
});
const wanted = object({
  averageUtilization: count,
  averageValue: quantity,
  type: oneOf("Utilization", "Value", "AverageValue"),
  value: quantity,
});
const metric = object({
  name: inert("a number that the cluster's own metrics API returns"),
  selector: labelSelector,
});
const rules = object({
  policies: object({ periodSeconds: count, type: oneOf("Pods", "Percent"), value: count }),
  selectPolicy: oneOf("Max", "Min", "Disabled"),
  stabilizationWindowSeconds: count,
  tolerance: quantity,
});
const resource = name("a resource of the pods");

export const scaling: KindTables = {
  "autoscaling:HorizontalPodAutoscaler": kind(["v1", "v2"], {
    spec: object({
      behavior: object({ scaleDown: rules, scaleUp: rules }),
      maxReplicas: count,
      metrics: object({
        containerResource: object({
          container: name("a container of the pods"),
          name: resource,
          target: wanted,
        }),
        external: object({ metric, target: wanted }),
        object: object({ describedObject: target, metric, target: wanted }),
        pods: object({ metric, target: wanted }),
        resource: object({ name: resource, target: wanted }),
        type: oneOf("ContainerResource", "External", "Object", "Pods", "Resource"),
      }),
      minReplicas: count,
      scaleTargetRef: target,
      targetCPUUtilizationPercentage: count,
    }),
  }),
  "coordination.k8s.io:Lease": kind(V1, {
    spec: object({
      acquireTime: time,
      holderIdentity: inert("a note by which programs of the same cluster take turns"),
      leaseDurationSeconds: count,
      leaseTransitions: count,
      preferredHolder: inert("a note by which programs of the same cluster take turns"),
      renewTime: time,
      strategy: word(/^[A-Z][A-Za-z]*$/, "a strategy", "une stratégie"),
    }),
  }),
  "node.k8s.io:RuntimeClass": kind(V1, {
    handler: name("a runtime that the cluster's own nodes are set up with"),
    overhead: object({ podFixed: quantities }),
    scheduling: object({ nodeSelector: labelMap, tolerations }),
  }),
  "policy:PodDisruptionBudget": kind(V1, {
    spec: object({
      maxUnavailable: countOrPercent,
      minAvailable: countOrPercent,
      selector: labelSelector,
      unhealthyPodEvictionPolicy: oneOf("IfHealthyBudget", "AlwaysAllow"),
    }),
  }),
  "scheduling.k8s.io:PriorityClass": kind(V1, {
    description: text,
    globalDefault: flag,
    preemptionPolicy: oneOf("Never", "PreemptLowerPriority"),
    value: count,
  }),
};
