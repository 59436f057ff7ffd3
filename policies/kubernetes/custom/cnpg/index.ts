/** CloudNativePG: databases, their backups and replicas, and their clients. */

import { objectStore } from "../barman.ts";
import {
  block,
  boolean,
  type CustomKind,
  cron,
  each,
  type Fields,
  kindsOf,
  list,
  name,
  number,
} from "../field.ts";
import { foreignServer } from "../reasons.ts";
import { named } from "../shared-fields.ts";
import { taken } from "./backup.ts";
import { locale } from "./bootstrap.ts";
import { database } from "./cluster.ts";
import { pooler } from "./pooler.ts";
import { extension } from "./sql.ts";

const GROUP = "postgresql.cnpg.io";
const inDatabase: Fields = { name, ensure: name, owner: name };

const of = kindsOf(GROUP, "v1");

export const cnpg: readonly CustomKind[] = [
  of(
    "Cluster",
    "copies",
    {
      fr: "une base de données ; sauvegardes et répliques vont où un contrat les mène",
      en: "a database; backups and replicas go where a contract leads them",
    },
    database,
  ),
  of(
    "Backup",
    "stores",
    {
      fr: "une sauvegarde vers la destination de la base",
      en: "a backup to the destination of the database",
    },
    block(taken),
  ),
  of(
    "ScheduledBackup",
    "stores",
    { fr: "les mêmes sauvegardes, à heures fixes", en: "the same backups, at fixed hours" },
    block({
      ...taken,
      schedule: cron,
      immediate: boolean,
      suspend: boolean,
      backupOwnerReference: name,
    }),
  ),
  of(
    "Pooler",
    "stores",
    {
      fr: "un groupeur de connexions devant une base du même espace de noms",
      en: "a pooler of connections before a database of the same namespace",
    },
    pooler,
  ),
  of(
    "Database",
    "stores",
    { fr: "une base dans un serveur déjà évalué", en: "a database in a server that is evaluated" },
    block({
      ...inDatabase,
      cluster: named,
      ...locale,
      ...each(name, "tablespace", "template", "collationVersion", "databaseReclaimPolicy"),
      ...each(boolean, "allowConnections", "isTemplate"),
      connectionLimit: number,
      extensions: list(block({ name: extension, ensure: name, version: name, schema: name })),
      schemas: list(block(inDatabase)),
      ...each(foreignServer, "fdws", "servers"),
    }),
  ),
  objectStore,
];
