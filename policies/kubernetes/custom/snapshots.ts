/** Snapshots by CSI, and VolSync's copies between clusters. */

import {
  block,
  boolean,
  type CustomKind,
  choice,
  cron,
  driver,
  each,
  elsewhere,
  type Fields,
  kindsOf,
  list,
  name,
  number,
  path,
  quantity,
  settings,
  storageClass,
  text,
} from "./field.ts";
import { annotations, hiddenTarget, otherController, podDetails } from "./reasons.ts";
import { labels, resources } from "./shared-fields.ts";

const GROUP = "snapshot.storage.k8s.io";

const deletionPolicy = choice("Delete", "Retain");
const WITHIN = {
  fr: "un instantané, dans le stockage du site",
  en: "a snapshot, in the site's storage",
};
const copied: Fields = {
  copyMethod: name,
  capacity: quantity,
  accessModes: list(name),
  storageClassName: storageClass,
  volumeSnapshotClassName: name,
  moverPodLabels: labels,
  moverResources: resources,
  moverServiceAccount: podDetails,
};
const rsync: Fields = {
  ...copied,
  address: elsewhere("replica-target"),
  port: number,
  path,
  sshKeys: name,
  sshUser: name,
  serviceType: choice("ClusterIP"),
};
const mover = each(podDetails, "moverAffinity", "moverSecurityContext", "moverVolumes");
const rsyncTLS: Fields = {
  ...copied,
  ...mover,
  address: elsewhere("replica-target"),
  port: number,
  keySecret: name,
};
const trigger = block({ schedule: cron, manual: text });
const hidden: Fields = {
  ...each(hiddenTarget, "restic", "rclone"),
  external: otherController,
};
const landing: Fields = {
  destinationPVC: name,
  volumeMode: name,
  cleanupTempPVC: boolean,
  serviceType: choice("ClusterIP"),
  serviceAnnotations: annotations,
};

const of = kindsOf(GROUP, "v1");
const volsync = kindsOf("volsync.backube", "v1alpha1");

export const snapshots: readonly CustomKind[] = [
  of(
    "VolumeSnapshot",
    "stores",
    WITHIN,
    block({
      volumeSnapshotClassName: name,
      source: block({ persistentVolumeClaimName: name, volumeSnapshotContentName: name }),
    }),
  ),
  {
    group: GROUP,
    kind: "VolumeSnapshotContent",
    resource: "volumesnapshotcontents",
    versions: ["v1"],
    scope: "Cluster",
    effect: "stores",
    why: WITHIN,
    fields: {
      spec: block({
        deletionPolicy,
        driver,
        source: block({ snapshotHandle: name, volumeHandle: name }),
        sourceVolumeMode: name,
        volumeSnapshotClassName: name,
        volumeSnapshotRef: block(
          each(name, "apiVersion", "kind", "name", "namespace", "uid", "resourceVersion"),
        ),
      }),
    },
  },
  {
    group: GROUP,
    kind: "VolumeSnapshotClass",
    resource: "volumesnapshotclasses",
    versions: ["v1"],
    scope: "Cluster",
    effect: "machinery",
    why: {
      fr: "une sorte d'instantané ; son pilote est évalué",
      en: "a kind of snapshot; its driver is evaluated",
    },
    fields: {
      driver: elsewhere("storage-class"),
      deletionPolicy,
      // Cinder's driver can create a backup instead, which the cloud stores elsewhere.
      parameters: settings({ "force-create": boolean, type: choice("snapshot") }),
    },
  },
  volsync(
    "ReplicationSource",
    "copies",
    {
      fr: "copie un volume vers un autre cluster, que nomme un contrat",
      en: "copies a volume to another cluster, which a contract names",
    },
    block({
      sourcePVC: name,
      paused: boolean,
      trigger,
      rsync: block(rsync),
      rsyncTLS: block(rsyncTLS),
      ...hidden,
      syncthing: hiddenTarget,
    }),
  ),
  volsync(
    "ReplicationDestination",
    "copies",
    { fr: "reçoit une telle copie", en: "takes such a copy in" },
    block({
      paused: boolean,
      trigger,
      rsync: block({ ...rsync, ...landing }),
      rsyncTLS: block({ ...copied, ...mover, keySecret: name, ...landing }),
      ...hidden,
    }),
  ),
];
