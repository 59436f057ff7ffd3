/** Pods that Kubernetes keeps running. Fields of API versions that servers no longer have are denied. */
import { count, type Entry, evaluated, flag, object, oneOf } from "../../properties/entry.ts";
import {
  countOrPercent,
  type KindTables,
  kind,
  labelSelector,
  name,
  objectMeta,
} from "./entries.ts";
import { podTemplate } from "./pods.ts";
import { claimSpec } from "./volumes.ts";

const V1 = ["v1"];

/** Fields that all of them share; the rules evaluate the pods. */
const running = (fields: Readonly<Record<string, Entry>>) =>
  kind(V1, {
    spec: object(
      { minReadySeconds: count, selector: labelSelector, template: podTemplate, ...fields },
      { is: "code" },
    ),
  });

export const apps: KindTables = {
  "apps:DaemonSet": running({
    revisionHistoryLimit: count,
    updateStrategy: object({
      rollingUpdate: object({ maxSurge: countOrPercent, maxUnavailable: countOrPercent }),
      type: oneOf("RollingUpdate", "OnDelete"),
    }),
  }),
  "apps:Deployment": running({
    paused: flag,
    progressDeadlineSeconds: count,
    replicas: count,
    revisionHistoryLimit: count,
    strategy: object({
      rollingUpdate: object({ maxSurge: countOrPercent, maxUnavailable: countOrPercent }),
      type: oneOf("RollingUpdate", "Recreate"),
    }),
  }),
  "apps:ReplicaSet": running({ replicas: count }),
  "apps:StatefulSet": running({
    ordinals: object({ start: count }),
    persistentVolumeClaimRetentionPolicy: object({
      whenDeleted: oneOf("Retain", "Delete"),
      whenScaled: oneOf("Retain", "Delete"),
    }),
    podManagementPolicy: oneOf("OrderedReady", "Parallel"),
    replicas: count,
    revisionHistoryLimit: count,
    serviceName: name("a Service of the same namespace, below which the pods have their names"),
    updateStrategy: object({
      rollingUpdate: object({ maxUnavailable: countOrPercent, partition: count }),
      type: oneOf("RollingUpdate", "OnDelete"),
    }),
    volumeClaimTemplates: object(
      {
        apiVersion: oneOf("v1"),
        kind: oneOf("PersistentVolumeClaim"),
        metadata: objectMeta,
        spec: claimSpec,
        status: evaluated("storage", {
          why: "the API server writes it and ignores the sent value",
        }),
      },
      { is: "storage" },
    ),
  }),
};
