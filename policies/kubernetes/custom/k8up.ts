/** K8up: backups of volumes by restic, each job to a store that a contract names. */

import {
  block,
  boolean,
  type CustomKind,
  cron,
  each,
  elsewhere,
  type Fields,
  kindsOf,
  leads,
  list,
  type Need,
  name,
  number,
  path,
  text,
} from "./field.ts";
import { environment, otherCloud, podDetails } from "./reasons.ts";
import { optionalKey, resources, selector } from "./shared-fields.ts";

const GROUP = "k8up.io";

const mounts = list(block({ mountPath: path, name, subPath: text, readOnly: boolean }));
const keys = { accessKeyIDSecretRef: optionalKey, secretAccessKeySecretRef: optionalKey };
const copies = elsewhere("replica-target");
const s3 = block({ bucket: name, endpoint: copies, ...keys });
const tlsOptions = block({ caCert: path, clientCert: path, clientKey: path });
/** The store of restic's repository; without one the operator's own environment decides. */
const backend = block(
  {
    s3,
    rest: block({ url: copies, userSecretRef: optionalKey, passwordSecretReg: optionalKey }, [
      "url",
    ]),
    local: block({ mountPath: path }),
    repoPasswordSecretRef: optionalKey,
    tlsOptions,
    volumeMounts: mounts,
    ...each(otherCloud, "azure", "b2", "gcs", "swift"),
    envFrom: environment,
  },
  ["s3", "rest", "local"],
);
/** Without one of the two the operator's own environment decides. */
const restoreMethod = block(
  {
    folder: block({ claimName: name, readOnly: boolean }),
    s3,
    tlsOptions,
    volumeMounts: mounts,
  },
  ["folder", "s3"],
);
const counts = each(number, "failedJobsHistoryLimit", "successfulJobsHistoryLimit", "keepJobs");
const job: Fields = {
  ...counts,
  activeDeadlineSeconds: number,
  resources,
  volumes: list(
    block({
      name,
      persistentVolumeClaim: block({ claimName: name, readOnly: boolean }),
      secret: block({ secretName: name, items: list(block({ key: name, path: name })) }),
      configMap: block({ name, items: list(block({ key: name, path: name })) }),
    }),
  ),
  ...each(podDetails, "podConfigRef", "podSecurityContext"),
};
const reports = each(leads("metrics", "cluster"), "promURL", "statsURL");
const tags = list(text);
const backup: Fields = {
  ...job,
  ...reports,
  clusterName: name,
  tags,
  labelSelectors: list(selector),
};
const check: Fields = { ...job, promURL: leads("metrics", "cluster"), clusterName: name };
const prune: Fields = {
  ...job,
  retention: block({
    ...each(
      number,
      "keepLast",
      "keepHourly",
      "keepDaily",
      "keepWeekly",
      "keepMonthly",
      "keepYearly",
    ),
    ...each(list(text), "keepTags", "tags", "hostnames"),
  }),
};
const restore: Fields = {
  ...job,
  restoreMethod,
  restoreFilter: text,
  snapshot: name,
  paths: list(text),
  tags,
  delete: boolean,
};
const scheduled = (fields: Fields, ...needs: Need[]) =>
  block({ ...fields, backend, schedule: cron, concurrentRunsAllowed: boolean }, ...needs);
/** The target of restores and archives, as set in the object. */
const WHERE = ["restoreMethod"];

interface Job {
  readonly fields: Fields;
  readonly needs?: readonly Need[];
  readonly fr: string;
  readonly en: string;
}

const kinds: Readonly<Record<string, Job>> = {
  Archive: {
    fields: restore,
    needs: [WHERE],
    fr: "copie des sauvegardes vers un magasin d'un contrat",
    en: "copies backups to a store of a contract",
  },
  Backup: {
    fields: backup,
    fr: "une sauvegarde vers un magasin d'un contrat",
    en: "a backup to a store of a contract",
  },
  Check: { fields: check, fr: "vérifie un dépôt", en: "checks a repository" },
  Prune: {
    fields: prune,
    fr: "ôte d'un dépôt ce qui est périmé",
    en: "removes expired backups from a repository",
  },
  Restore: {
    fields: restore,
    needs: [WHERE],
    fr: "remet une sauvegarde dans un volume ou un magasin d'un contrat",
    en: "puts a backup back into a volume or a store of a contract",
  },
  Schedule: {
    fields: {
      ...counts,
      resourceRequirementsTemplate: resources,
      archive: scheduled(restore, WHERE),
      backup: scheduled(backup),
      check: scheduled(check),
      prune: scheduled(prune),
      restore: scheduled(restore, WHERE),
      ...each(podDetails, "podConfigRef", "podSecurityContext"),
    },
    fr: "les mêmes travaux, à heures fixes",
    en: "the same jobs, at fixed hours",
  },
};

const of = kindsOf(GROUP, "v1");

export const k8up: readonly CustomKind[] = Object.entries(kinds).map(
  ([kind, { fields, needs = [], ...why }]) =>
    of(kind, "copies", why, block({ ...fields, backend }, ["backend"], ...needs)),
);
