/** Pods that run to completion. */
import { count, flag, object, oneOf } from "../../properties/entry.ts";
import { type KindTables, kind, labelSelector, name, objectMeta, word } from "./entries.ts";
import { podTemplate } from "./pods.ts";

const V1 = ["v1"];

/** batch.v1.JobSpec */
const jobSpec = object(
  {
    activeDeadlineSeconds: count,
    backoffLimit: count,
    backoffLimitPerIndex: count,
    completionMode: oneOf("NonIndexed", "Indexed"),
    completions: count,
    // Any other controller could run the job in another cluster.
    managedBy: oneOf("kubernetes.io/job-controller"),
    manualSelector: flag,
    maxFailedIndexes: count,
    parallelism: count,
    podFailurePolicy: object({
      rules: object({
        action: oneOf("FailJob", "FailIndex", "Ignore", "Count"),
        onExitCodes: object({
          containerName: name("a container of the same pod"),
          operator: oneOf("In", "NotIn"),
          values: word(/^\d+$/, "numbers", "des nombres"),
        }),
        onPodConditions: object({
          status: oneOf("True", "False", "Unknown"),
          type: word(/^[A-Z][A-Za-z]*$/, "a condition of pods", "une condition des pods"),
        }),
      }),
    }),
    podReplacementPolicy: oneOf("TerminatingOrFailed", "Failed"),
    selector: labelSelector,
    successPolicy: object({
      rules: object({
        succeededCount: count,
        succeededIndexes: word(/^[\d,-]+$/, "indexes", "des indices"),
      }),
    }),
    suspend: flag,
    template: podTemplate,
    ttlSecondsAfterFinished: count,
  },
  { is: "code" },
);

/** Five fields, or a word such as @daily. */
const SCHEDULE = /^(@[a-z]+|[\d*/,A-Z?#-]+( +[\d*/,A-Z?#-]+){4})$/i;

export const batch: KindTables = {
  "batch:CronJob": kind(V1, {
    spec: object(
      {
        concurrencyPolicy: oneOf("Allow", "Forbid", "Replace"),
        failedJobsHistoryLimit: count,
        jobTemplate: object({ metadata: objectMeta, spec: jobSpec }, { is: "code" }),
        schedule: word(SCHEDULE, "a schedule of cron", "un calendrier de cron"),
        startingDeadlineSeconds: count,
        successfulJobsHistoryLimit: count,
        suspend: flag,
        timeZone: word(
          /^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z_+-]*)*$/,
          "a time zone, such as Africa/Bamako",
          "un fuseau horaire, comme Africa/Bamako",
        ),
      },
      { is: "code" },
    ),
  }),
  "batch:Job": kind(V1, { spec: jobSpec }),
};
