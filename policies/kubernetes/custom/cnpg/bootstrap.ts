/** What a database starts with: nothing, an import, a copy of a running server, or a backup. */

import { block, boolean, choice, each, list, map, name, number, time } from "../field.ts";
import { environment, hiddenContent } from "../reasons.ts";
import { named, secretKey } from "../shared-fields.ts";
import { statements } from "./sql.ts";

const snapshot = block({
  name,
  kind: choice("VolumeSnapshot", "PersistentVolumeClaim"),
  apiGroup: name,
});

/** How a database encodes and sorts text. */
export const locale = each(
  name,
  "encoding",
  "locale",
  "localeCType",
  "localeCollate",
  "localeProvider",
  "builtinLocale",
  "icuLocale",
);

const initdb = block({
  database: name,
  owner: name,
  secret: named,
  ...locale,
  dataChecksums: boolean,
  walSegmentSize: number,
  ...each(statements, "postInitSQL", "postInitApplicationSQL", "postInitTemplateSQL"),
  ...each(
    hiddenContent,
    "postInitSQLRefs",
    "postInitApplicationSQLRefs",
    "postInitTemplateSQLRefs",
    "options",
  ),
  import: block({
    type: choice("microservice", "monolith"),
    source: block({ externalCluster: name }),
    databases: list(name),
    roles: list(name),
    schemaOnly: boolean,
    postImportApplicationSQL: statements,
    ...each(
      environment,
      "pgDumpExtraOptions",
      "pgRestoreExtraOptions",
      "pgRestorePredataOptions",
      "pgRestoreDataOptions",
      "pgRestorePostdataOptions",
    ),
  }),
});
const access = { database: name, owner: name, secret: named };
export const bootstrap = block({
  initdb,
  pg_basebackup: block({ ...access, source: name }),
  recovery: block({
    ...access,
    source: name,
    backup: block({ name, endpointCA: secretKey }),
    recoveryTarget: block({
      ...each(name, "backupID", "targetName", "targetTLI", "targetXID", "targetLSN"),
      targetTime: time,
      targetImmediate: boolean,
      exclusive: boolean,
    }),
    volumeSnapshots: block({
      storage: snapshot,
      walStorage: snapshot,
      tablespaceStorage: map("[A-Za-z0-9_-]+", snapshot, "un nom", "a name"),
    }),
  }),
});
