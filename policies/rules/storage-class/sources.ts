/** What a volume claim may be filled from. */
export const SOURCES = ["PersistentVolumeClaim", "VolumeSnapshot"];
export const SOURCE_GROUPS = ["", "snapshot.storage.k8s.io"];
