/** Allowed sources of a volume claim's data. */
export const SOURCES = ["PersistentVolumeClaim", "VolumeSnapshot"];
export const SOURCE_GROUPS = ["", "snapshot.storage.k8s.io"];
