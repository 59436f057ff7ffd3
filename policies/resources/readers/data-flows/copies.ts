/** Copies that the cloud itself makes elsewhere, by the settings of a container or of a volume type. */

import { UNKNOWN } from "../../../facts/unknown.ts";
import { at, keys } from "../../../kubernetes/objects/read.ts";
import type { Family } from "../reader.ts";
import { textsAt } from "./texts.ts";

export const copies: Family = {
  "openstack:objectstorage/container:Container": {
    reads: ["containerSyncTo"],
    attributes: (properties) => ({
      copies: textsAt(properties, "containerSyncTo").map((target) => ({
        field: "containerSyncTo",
        target,
      })),
    }),
  },
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": {
    reads: ["extraSpecs"],
    attributes: (properties) => {
      const specs = keys(properties, "extraSpecs");
      // The list is not known yet: it may enable replication.
      if (specs.includes(UNKNOWN)) return { copies: [{ field: "extraSpecs", contract: UNKNOWN }] };
      const replicating = specs.some((key) => isReplicating(properties, String(key)));
      // The target is in the cloud's own files, so the specs name the contract instead.
      const [contract] = textsAt(properties, "extraSpecs", "aes:contract");
      return { copies: replicating ? [{ field: "extraSpecs", contract }] : [] };
    },
  },
};

/** Cinder's own `replication_enabled: <is> True`, and the back ends' names for it. */
function isReplicating(properties: Readonly<Record<string, unknown>>, key: string): boolean {
  if (!/replicat|mirror/i.test(key)) return false;
  const value = at(properties, "extraSpecs", key);
  return value === UNKNOWN || !/^(<is> *)?(false|no|none|0)?$/i.test(String(value));
}
