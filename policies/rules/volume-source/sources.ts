/** Allowed sources of volumes. */

/** Allowed sources of a pod's volume; without one it is an emptyDir, and `csi` is evaluated by its driver. */
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

/** Fields of a volume besides its source. */
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

/** Allowed audiences of a pod's token: a word, or the cluster's own API server. No host, and no cloud. */
export const AUDIENCE = "^([a-z0-9-]+|https://kubernetes[.]default[.]svc([.]cluster[.]local)?)$";

/** Attributes that a pod may pass to a volume's driver; none of them leads a driver elsewhere. */
export const ATTRIBUTES: readonly string[] = [
  "capacity",
  "storage.kubernetes.io/csiProvisionerIdentity",
];
