/** Velero: backups of objects and volumes into the site's own object store. */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import {
  because,
  block,
  boolean,
  type CustomKind,
  choice,
  cron,
  duration,
  each,
  elsewhere,
  type Fields,
  kindsOf,
  like,
  list,
  map,
  name,
  number,
  settings,
  some,
  text,
} from "./field.ts";
import { hiddenTarget, keyService, podDetails, rewrites } from "./reasons.ts";
import { labels, secretKey, selector } from "./shared-fields.ts";

const GROUP = "velero.io";
const copies = elsewhere("replica-target");
const configMap = block({ apiGroup: choice(""), kind: choice("ConfigMap", "configmap"), name });

const command = list(
  because(
    "une commande dans un conteneur déjà admis, dont l'image et le réseau sont évalués",
    "a command in a container that was admitted, whose image and network are evaluated",
  ),
);
const exec = { command, container: name, onError: name };
const hook = list(block({ exec: block({ ...exec, timeout: duration }) }));
const afterwards = block({
  ...exec,
  ...each(duration, "execTimeout", "waitTimeout"),
  waitForReady: boolean,
});
/**
 * Namespaces where a hook runs its command: required, and never the cluster's own; without a list it would run
 * everywhere.
 */
const hooked: Fields = {
  includedNamespaces: some(
    like(
      `(?!(${Object.keys(SYSTEM_NAMESPACES).join("|")})$)[a-z0-9][a-z0-9-]*`,
      "un espace de noms qui n'est pas du cluster lui-même",
      "a namespace that is none of the cluster's own",
    ),
  ),
};
const chosen: Fields = each(
  list(name),
  "includedNamespaces",
  "excludedNamespaces",
  "includedResources",
  "excludedResources",
);
const backup: Fields = {
  ...chosen,
  ...each(
    list(name),
    "includedClusterScopedResources",
    "excludedClusterScopedResources",
    "includedNamespaceScopedResources",
    "excludedNamespaceScopedResources",
    "volumeSnapshotLocations",
  ),
  ...each(
    boolean,
    "includeClusterResources",
    "snapshotVolumes",
    "snapshotMoveData",
    "defaultVolumesToFsBackup",
    "defaultVolumesToRestic",
  ),
  ...each(duration, "ttl", "csiSnapshotTimeout", "itemOperationTimeout"),
  labelSelector: selector,
  orLabelSelectors: list(selector),
  orderedResources: map("[a-z0-9./-]+", text, "un type de ressource", "a type of resource"),
  storageLocation: name,
  uploaderConfig: block({ parallelFilesUpload: number }),
  resourcePolicy: configMap,
  volumeGroupSnapshotLabelKey: name,
  datamover: choice("velero"),
  metadata: block({ labels }),
  hooks: block({
    resources: list(
      block(
        {
          name,
          ...chosen,
          ...hooked,
          labelSelector: selector,
          pre: hook,
          post: hook,
        },
        ["includedNamespaces"],
      ),
    ),
  }),
};
const restore: Fields = {
  ...chosen,
  backupName: name,
  scheduleName: name,
  labelSelector: selector,
  orLabelSelectors: list(selector),
  ...each(boolean, "includeClusterResources", "restorePVs", "preserveNodePorts"),
  restoreStatus: block({ includedResources: list(name), excludedResources: list(name) }),
  existingResourcePolicy: name,
  itemOperationTimeout: duration,
  uploaderConfig: block({ writeSparseFiles: boolean, parallelFilesDownload: number }),
  hooks: block({
    resources: list(
      block(
        {
          name,
          ...chosen,
          ...hooked,
          labelSelector: selector,
          postHooks: list(block({ exec: afterwards, init: podDetails })),
        },
        ["includedNamespaces"],
      ),
    ),
  }),
  ...each(rewrites, "namespaceMapping", "resourceModifier"),
};
const location = {
  provider: choice("aws", "velero.io/aws"),
  credential: secretKey,
};
/** Settings of the plug-in for S3. */
const s3: Fields = {
  region: because(
    "un mot de la signature ; l'adresse décide du lieu",
    "a word of the signature; the address decides the place",
  ),
  s3Url: copies,
  s3ForcePathStyle: boolean,
  profile: name,
  checksumAlgorithm: name,
  signatureVersion: name,
  serverSideEncryption: choice("AES256"),
  tagging: text,
  insecureSkipTLSVerify: choice(false),
  kmsKeyId: keyService,
  ...each(hiddenTarget, "enableSharedConfig", "credentialsFile", "customerKeyEncryptionFile"),
};

const of = kindsOf(GROUP, "v1");

export const velero: readonly CustomKind[] = [
  of(
    "BackupStorageLocation",
    "copies",
    {
      fr: "où vont les sauvegardes : le magasin d'un contrat en vigueur",
      en: "where backups go: the store of a contract in force",
    },
    block({
      ...location,
      accessMode: name,
      backupSyncPeriod: duration,
      validationFrequency: duration,
      default: boolean,
      objectStorage: block({
        bucket: like(
          "[a-z0-9][a-z0-9.-]*",
          "un seau du magasin que nomme l'adresse",
          "a bucket of the store that the address names",
        ),
        prefix: text,
        caCert: text,
        caCertRef: secretKey,
      }),
      config: settings({ ...s3, publicUrl: copies }),
    }),
  ),
  of(
    "VolumeSnapshotLocation",
    "copies",
    {
      fr: "où vont les instantanés ; ceux du CSI restent dans le stockage du site",
      en: "where snapshots go; those of CSI stay in the site's storage",
    },
    block({ ...location, config: settings({ ...s3, endpoint: copies }) }),
  ),
  of(
    "Backup",
    "stores",
    {
      fr: "une sauvegarde vers un BackupStorageLocation, qui est évalué",
      en: "a backup to a BackupStorageLocation, which is evaluated",
    },
    block(backup),
  ),
  of(
    "Schedule",
    "stores",
    { fr: "les mêmes sauvegardes, à heures fixes", en: "the same backups, at fixed hours" },
    block({
      schedule: cron,
      paused: boolean,
      skipImmediately: boolean,
      useOwnerReferencesInBackup: boolean,
      template: block(backup),
    }),
  ),
  of(
    "Restore",
    "stores",
    {
      fr: "remet ce qui fut sauvegardé, dans son propre espace de noms",
      en: "restores a backup into its own namespace",
    },
    block(restore),
  ),
];
