/** Sources of pods' files, and volume claims: nested types of `core.v1`, each once. */

import {
  count,
  denied,
  type Entry,
  evaluated,
  flag,
  inert,
  map,
  object,
  oneOf,
} from "../../properties/entry.ts";
import { AUDIENCE } from "../../rules/volume-source/sources.ts";
import { DRIVER_SECRET, OTHER_NAMESPACE } from "./denials.ts";
import { labelSelector, name, objectMeta, path, quantities, quantity, word } from "./entries.ts";

/** Denied as a whole by rule volume-source: hosts, networks and clouds that are not the site's. */
const foreign: Entry = evaluated("storage", { why: "rule volume-source denies the source" });

export const fsType: Entry = oneOf("ext3", "ext4", "xfs", "btrfs");
const optional = flag;
const ofNamespace = name("an object of the same namespace");

/** core.v1.KeyToPath */
const keyToPath = object({
  key: name("a key of the same object"),
  mode: count,
  path,
});

/** core.v1.ObjectFieldSelector, ResourceFieldSelector */
export const fieldRef: Entry = object({
  apiVersion: oneOf("v1"),
  fieldPath: word(
    /^(metadata|spec|status)\.[\w./'[\]-]+$/,
    "a field of the pod",
    "un champ du pod",
    "it reads the pod itself",
  ),
});
export const resourceFieldRef: Entry = object({
  containerName: name("a container of the same pod"),
  divisor: quantity,
  resource: word(
    /^(limits|requests)\.[\w./-]+$/,
    "a limit or a request of the container",
    "une limite ou une demande du conteneur",
  ),
});

const downwardItems = object({ fieldRef, mode: count, path, resourceFieldRef });

/** Attributes that drivers get for a volume: none of them may lead a driver elsewhere. */
export const volumeAttributes: Entry = map({
  named: {
    capacity: quantity,
    "storage.kubernetes.io/csiProvisionerIdentity": inert("the provisioner's own note"),
  },
});

/** core.v1.PersistentVolumeClaimSpec, without the fields that only old servers have. */
export const claimSpec: Entry = object({
  accessModes: oneOf("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"),
  dataSource: object({
    apiGroup: oneOf("", "snapshot.storage.k8s.io"),
    kind: oneOf("PersistentVolumeClaim", "VolumeSnapshot"),
    name: name("a claim or a snapshot of the same namespace"),
  }),
  dataSourceRef: object({
    apiGroup: oneOf("", "snapshot.storage.k8s.io"),
    kind: oneOf("PersistentVolumeClaim", "VolumeSnapshot"),
    name: name("a claim or a snapshot of the same namespace"),
    namespace: denied(OTHER_NAMESPACE),
  }),
  resources: object({ limits: quantities, requests: quantities }),
  selector: labelSelector,
  storageClassName: evaluated("storage"),
  volumeAttributesClassName: name("a kind of volume of the same cluster; its own row describes it"),
  volumeMode: oneOf("Filesystem", "Block"),
  volumeName: name("a volume of the same cluster; its own row describes it"),
});

/** core.v1.PersistentVolumeClaimTemplate */
const claimTemplate = object({ metadata: objectMeta, spec: claimSpec });

/** core.v1.Volume */
export const volume: Entry = object(
  {
    awsElasticBlockStore: foreign,
    azureDisk: foreign,
    azureFile: foreign,
    cephfs: foreign,
    cinder: foreign,
    configMap: object({
      defaultMode: count,
      items: keyToPath,
      name: ofNamespace,
      optional,
    }),
    csi: object({
      driver: evaluated("storage"),
      fsType,
      nodePublishSecretRef: denied(DRIVER_SECRET),
      readOnly: flag,
      volumeAttributes,
    }),
    downwardAPI: object({ defaultMode: count, items: downwardItems }),
    emptyDir: object({
      medium: word(/^(Memory|HugePages(-\d+[KMG]i)?)$/, "a kind of memory", "un genre de mémoire"),
      sizeLimit: quantity,
    }),
    ephemeral: object({ readOnly: flag, volumeClaimTemplate: claimTemplate }),
    fc: foreign,
    flexVolume: foreign,
    flocker: foreign,
    gcePersistentDisk: foreign,
    gitRepo: foreign,
    glusterfs: foreign,
    hostPath: foreign,
    image: object({
      pullPolicy: oneOf("Always", "IfNotPresent", "Never"),
      reference: evaluated("code"),
    }),
    iscsi: foreign,
    name: name("the volume's own name"),
    nfs: foreign,
    persistentVolumeClaim: object({
      claimName: name("a claim of the same namespace"),
      readOnly: flag,
    }),
    photonPersistentDisk: foreign,
    portworxVolume: foreign,
    projected: object({
      defaultMode: count,
      sources: object({
        clusterTrustBundle: object({
          labelSelector,
          name: name("roots of trust of the same cluster"),
          optional,
          path,
          signerName: inert("whose roots of trust, of the same cluster"),
        }),
        configMap: object({ items: keyToPath, name: ofNamespace, optional }),
        downwardAPI: object({ items: downwardItems }),
        secret: object({ items: keyToPath, name: ofNamespace, optional }),
        serviceAccountToken: object({
          // A token is valid for the service with this name, which must not be a host or a cloud.
          audience: word(
            new RegExp(AUDIENCE),
            "a word, or the cluster's own API server",
            "un mot, ou le serveur d'API du cluster",
            "a word names no host that would take the token",
          ),
          expirationSeconds: count,
          path,
        }),
      }),
    }),
    quobyte: foreign,
    rbd: foreign,
    scaleIO: foreign,
    secret: object({
      defaultMode: count,
      items: keyToPath,
      optional,
      secretName: ofNamespace,
    }),
    storageos: foreign,
    vsphereVolume: foreign,
  },
  { is: "storage" },
);

/** core.v1.NodeSelectorTerm */
export const nodeSelectorTerm: Entry = object({
  matchExpressions: object({
    key: inert("compared with the labels of the cluster's own nodes"),
    operator: oneOf("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"),
    values: inert("compared with the labels of the cluster's own nodes"),
  }),
  matchFields: object({
    key: inert("compared with the names of the cluster's own nodes"),
    operator: oneOf("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"),
    values: inert("compared with the names of the cluster's own nodes"),
  }),
});

/** core.v1.NodeSelector */
export const nodeSelector: Entry = object({ nodeSelectorTerms: nodeSelectorTerm });

/** Options of local file systems: those of a network file system would name a host. */
export const mountOptions: Entry = oneOf(
  "ro",
  "rw",
  "noatime",
  "nodiratime",
  "relatime",
  "lazytime",
  "discard",
  "nodiscard",
  "nodev",
  "noexec",
  "nosuid",
  "sync",
  "async",
  "nobarrier",
);

/** core.v1.PersistentVolumeSpec: all but CSI is denied by rule volume-source. */
export const persistentVolumeSpec: Entry = object(
  {
    accessModes: oneOf("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"),
    awsElasticBlockStore: foreign,
    azureDisk: foreign,
    azureFile: foreign,
    capacity: quantities,
    cephfs: foreign,
    cinder: foreign,
    claimRef: object({
      apiVersion: oneOf("v1"),
      fieldPath: inert("which part of the claim"),
      kind: oneOf("PersistentVolumeClaim"),
      name: name("the claim that the volume waits for"),
      namespace: evaluated("owner", { why: "the volume's data is that of the claim it serves" }),
      resourceVersion: inert("compared with the stored object"),
      uid: inert("compared with the stored object"),
    }),
    csi: object({
      controllerExpandSecretRef: denied(DRIVER_SECRET),
      controllerPublishSecretRef: denied(DRIVER_SECRET),
      driver: evaluated("storage"),
      fsType,
      nodeExpandSecretRef: denied(DRIVER_SECRET),
      nodePublishSecretRef: denied(DRIVER_SECRET),
      nodeStageSecretRef: denied(DRIVER_SECRET),
      readOnly: flag,
      volumeAttributes,
      volumeHandle: name("a volume that the cluster's own credentials reach, in its project"),
    }),
    fc: foreign,
    flexVolume: foreign,
    flocker: foreign,
    gcePersistentDisk: foreign,
    glusterfs: foreign,
    hostPath: foreign,
    iscsi: foreign,
    local: foreign,
    mountOptions,
    nfs: foreign,
    nodeAffinity: object({ required: nodeSelector }),
    persistentVolumeReclaimPolicy: oneOf("Retain", "Delete", "Recycle"),
    photonPersistentDisk: foreign,
    portworxVolume: foreign,
    quobyte: foreign,
    rbd: foreign,
    scaleIO: foreign,
    storageClassName: name("which claims it may serve"),
    storageos: foreign,
    volumeAttributesClassName: name("a kind of volume of the same cluster"),
    volumeMode: oneOf("Filesystem", "Block"),
    vsphereVolume: foreign,
  },
  { is: "storage" },
);
