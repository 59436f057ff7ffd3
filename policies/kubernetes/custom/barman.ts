/**
 * Barman Cloud: where CloudNativePG stores a database's backups, configured in the operator itself or in its plug-in.
 */

import {
  block,
  boolean,
  type CustomKind,
  choice,
  each,
  elsewhere,
  type Fields,
  kindsOf,
  like,
  map,
  name,
  number,
  text,
} from "./field.ts";
import { credentialsOfHost, environment, otherCloud } from "./reasons.ts";
import { resources, secretKey } from "./shared-fields.ts";

const written: Fields = { compression: name, encryption: choice("AES256") };
const restored: Fields = { restoreAdditionalCommandArgs: environment };
const tagMap = map("[A-Za-z0-9._-]+", text, "un mot", "a word");
const data: Fields = {
  ...written,
  immediateCheckpoint: boolean,
  jobs: number,
  additionalCommandArgs: environment,
};
/** The store, in the fields that the operator and its plug-in share. */
const store: Fields = {
  destinationPath: like(
    "s3://[A-Za-z0-9._/-]+",
    "s3://<seau>/… : d'autres schémas mènent à un nuage public",
    "s3://<bucket>/…: other schemes lead to a public cloud",
  ),
  endpointURL: elsewhere("replica-target"),
  endpointCA: secretKey,
  s3Credentials: block({
    accessKeyId: secretKey,
    secretAccessKey: secretKey,
    sessionToken: secretKey,
    region: secretKey,
    inheritFromIAMRole: credentialsOfHost,
  }),
  wal: block({
    ...written,
    ...restored,
    maxParallel: number,
    archiveAdditionalCommandArgs: environment,
  }),
  data: block(data),
  tags: tagMap,
  historyTags: tagMap,
  ...each(otherCloud, "azureCredentials", "googleCredentials"),
};
export const barman = block({ ...store, serverName: name, data: block({ ...data, ...restored }) });

/** The plug-in's only name; any other plug-in decides by itself where data goes. */
export const BARMAN_PLUGIN = "barman-cloud.cloudnative-pg.io";

/** It copies to an ObjectStore of the same namespace, which is evaluated itself. */
export const barmanPlugin = block(
  {
    name: choice(BARMAN_PLUGIN),
    enabled: boolean,
    isWALArchiver: boolean,
    parameters: map(
      "barmanObjectName|serverName",
      name,
      "barmanObjectName ou serverName",
      "barmanObjectName or serverName",
    ),
  },
  ["name"],
);

export const objectStore: CustomKind = kindsOf("barmancloud.cnpg.io", "v1")(
  "ObjectStore",
  "copies",
  {
    fr: "le magasin où le greffon Barman Cloud copie les bases ; il est là où un contrat le mène",
    en: "the store to which the Barman Cloud plug-in copies databases; it is where a contract leads it",
  },
  block({
    configuration: block(store),
    retentionPolicy: like("[1-9][0-9]*[dwm]", "une durée comme 30d", "a time such as 30d"),
    instanceSidecarConfiguration: block({
      retentionPolicyIntervalSeconds: number,
      resources,
      logLevel: choice("error", "warning", "info", "debug", "trace"),
      ...each(environment, "env", "additionalContainerArgs"),
    }),
  }),
);
