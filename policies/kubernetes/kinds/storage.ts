/** Storage classes and volume drivers: rule storage-class. */
import {
  count,
  denied,
  evaluated,
  flag,
  inert,
  map,
  object,
  oneOf,
} from "../../properties/entry.ts";
import { DRIVER_SECRET } from "./denials.ts";
import { type KindTables, kind, name } from "./entries.ts";
import { fsType, mountOptions } from "./volumes.ts";

const V1 = ["v1"];

const zones = inert("parts of the cluster, by labels of its own nodes");

/** The parameters of Cinder's driver; those of other drivers are denied. */
const parameters = map(
  {
    named: {
      availability: name("a zone of the site's own block storage"),
      "csi.storage.k8s.io/fstype": fsType,
      type: evaluated("storage"),
    },
  },
  { is: "storage" },
);

export const storage: KindTables = {
  "storage.k8s.io:CSIDriver": kind(V1, {
    spec: object({
      attachRequired: flag,
      fsGroupPolicy: oneOf("None", "File", "ReadWriteOnceWithFSType"),
      nodeAllocatableUpdatePeriodSeconds: count,
      podInfoOnMount: flag,
      requiresRepublish: flag,
      seLinuxMount: flag,
      storageCapacity: flag,
      // The driver would get the pod's own token.
      tokenRequests: denied(DRIVER_SECRET),
      volumeLifecycleModes: oneOf("Persistent", "Ephemeral"),
    }),
  }),
  "storage.k8s.io:StorageClass": kind(V1, {
    allowVolumeExpansion: flag,
    allowedTopologies: object({
      matchLabelExpressions: object({ key: zones, values: zones }),
    }),
    mountOptions,
    parameters,
    provisioner: evaluated("storage"),
    reclaimPolicy: oneOf("Delete", "Retain"),
    volumeBindingMode: oneOf("Immediate", "WaitForFirstConsumer"),
  }),
  "storage.k8s.io:VolumeAttributesClass": kind(["v1beta1"], {
    driverName: evaluated("storage"),
    parameters,
  }),
};
