/** The volumes of servers that Cluster API orders from OpenStack. */

import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import type { VolumeOrder } from "../../facts/protection.ts";
import { at, groupOf, items, textAt } from "../../kubernetes/objects/read.ts";

const GROUP = "infrastructure.cluster.x-k8s.io";

/** Kind → where the server's specification is. */
const SERVERS: Readonly<Record<string, readonly string[]>> = {
  OpenStackMachine: ["spec"],
  OpenStackMachineTemplate: ["spec", "template", "spec"],
};

/** One order for each volume that a fact's machines request; a server without any has a disk of its host. */
export function machineVolumes({ objects = [] }: Fact): VolumeOrder[] {
  return objects.flatMap((object): VolumeOrder[] => {
    const path = groupOf(object.apiVersion) === GROUP ? SERVERS[object.kind] : undefined;
    if (path === undefined) return [];
    const server = at(object, ...path);
    const name = path.join(".");
    const disks = items(server, "additionalBlockDevices");
    const type = textAt(server, "rootVolume", "type");
    const root: VolumeOrder = { at: `${name}.rootVolume.type`, type };
    return [
      ...(at(server, "rootVolume") === undefined ? [] : [root]),
      ...disks.flatMap((disk, index): VolumeOrder[] => {
        const storage = at(disk, "storage");
        if (storage !== UNKNOWN && at(storage, "type") === "Local") return [];
        const type = textAt(storage, "volume", "type");
        return [{ at: `${name}.additionalBlockDevices[${index}].storage.volume.type`, type }];
      }),
    ];
  });
}
