/** Where volumes may come from. */

/** What a pod's volume may come from; with nothing named it is an emptyDir, `csi` is judged by its driver. */
export const POD_SOURCES = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];

/** What is said of a volume beside its source. */
export const ABOUT = [
  "accessModes",
  "capacity",
  "claimRef",
  "csi",
  "mountOptions",
  "nodeAffinity",
  "persistentVolumeReclaimPolicy",
  "storageClassName",
  "volumeAttributesClassName",
  "volumeMode",
];

/** Whom a pod's token may be for: a word, or the cluster's own API server. No host, and nobody's cloud. */
export const AUDIENCE = "^([a-z0-9-]+|https://kubernetes[.]default[.]svc([.]cluster[.]local)?)$";

/** What a pod may tell a driver of a volume; none of it leads a driver elsewhere. */
export const ATTRIBUTES: readonly string[] = [
  "capacity",
  "storage.kubernetes.io/csiProvisionerIdentity",
];
