/** The volumes that OpenStack resources create, and the type that each of them requests. */

import type { Unknown } from "../../../facts/fact.ts";
import type { VolumeOrder } from "../../../facts/protection.ts";
import { at, items, keys, textAt } from "../../../kubernetes/objects/read.ts";
import type { Family, Properties, Reader } from "../reader.ts";

const volume: Reader = {
  reads: ["volumeType"],
  attributes: (properties) => ({
    volumes: [order("volumeType", textAt(properties, "volumeType"))],
  }),
};

/** A node's disks are named by labels of its template, cluster or node group. */
const nodes = (must: (properties: Properties) => boolean): Reader => ({
  reads: ["labels", "mergeLabels", "dockerVolumeSize"],
  attributes: (properties) => ({ volumes: nodeVolumes(properties, must(properties)) }),
});

/** Labels of a cluster or node group that are not merged replace all labels of the template. */
const replacing = (properties: Properties) =>
  keys(properties, "labels").length > 0 && properties.mergeLabels !== true;

export const volumes: Family = {
  "openstack:blockstorage/volume:Volume": volume,
  "openstack:blockstorage/volumeV1:VolumeV1": volume,
  "openstack:blockstorage/volumeV2:VolumeV2": volume,
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": {
    reads: ["name"],
    attributes: (properties) => ({ madeVolumeType: textAt(properties, "name") }),
  },
  "openstack:compute/instance:Instance": {
    reads: ["blockDevices"],
    attributes: ({ blockDevices }) => ({
      volumes: items(blockDevices).flatMap((device, index) =>
        makesVolume(device)
          ? [order(`blockDevices[${index}].volumeType`, textAt(device, "volumeType"))]
          : [],
      ),
    }),
  },
  "openstack:containerinfra/cluster:Cluster": nodes(replacing),
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": nodes(() => true),
  "openstack:containerinfra/nodeGroup:NodeGroup": nodes(replacing),
};

/**
 * Whether a block device may be a new volume: all but those that are certainly an existing one, or a disk of the host.
 */
function makesVolume(device: unknown): boolean {
  const [source, destination] = [at(device, "sourceType"), at(device, "destinationType")];
  if (source === "volume" || destination === "local") return false;
  // Nova's own defaults.
  return destination !== undefined || (source !== "image" && source !== "blank");
}

/** `boot_volume_type` is required where the labels decide (`must`), the others where their volume is requested. */
function nodeVolumes(properties: Properties, must: boolean): VolumeOrder[] {
  const requests = {
    boot: must,
    etcd: at(properties, "labels", "etcd_volume_size") !== undefined,
    // Magnum returns 0 when none was requested.
    docker: ![undefined, 0].includes(at(properties, "dockerVolumeSize") as number | undefined),
  };
  return Object.entries(requests).flatMap(([disk, needed]) => {
    const type = textAt(properties, "labels", `${disk}_volume_type`);
    return needed || type !== undefined ? [order(`labels.${disk}_volume_type`, type)] : [];
  });
}

function order(at: string, type: string | Unknown | undefined): VolumeOrder {
  return { at, type: type === "" ? undefined : type };
}
