/** A backup of a database: how, from which server and where to. */

import { BARMAN_PLUGIN } from "../barman.ts";
import { block, boolean, choice, type Fields, name } from "../field.ts";
import { plugin } from "../reasons.ts";
import { named } from "../shared-fields.ts";

const METHODS = choice("barmanObjectStore", "volumeSnapshot", "plugin");
/** How a snapshot of a running server is made. */
export const online = block({ immediateCheckpoint: boolean, waitForArchive: boolean });
/** The fields that a backup and a schedule of backups have in common. */
export const taken: Fields = {
  cluster: named,
  method: METHODS,
  target: name,
  online: boolean,
  onlineConfiguration: online,
  pluginConfiguration: block({ name: choice(BARMAN_PLUGIN), parameters: plugin }, ["name"]),
};
