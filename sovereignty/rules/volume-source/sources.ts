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
