/** The PostgreSQL server itself: its settings, the access of clients, and its roles. */

import {
  block,
  boolean,
  choice,
  each,
  like,
  list,
  map,
  name,
  number,
  text,
  time,
} from "../field.ts";
import { directory, podDetails } from "../reasons.ts";
import { named } from "../shared-fields.ts";
import { library, memberOf } from "./sql.ts";

/** Settings of PostgreSQL with values that lead nowhere. */
const SETTINGS = [
  "(max|min|wal|effective|autovacuum|log|track|pg_stat_statements|auto_explain|pgaudit|vacuum|checkpoint|bgwriter|enable|random|seq|default|deadlock|idle|statement|lock|jit|hot_standby|maintenance|parallel|tcp|password|hash)[a-z0-9_.]*",
  "archive_mode|archive_timeout|shared_buffers|work_mem|temp_buffers|timezone|datestyle|lc_[a-z]+|huge_pages|fsync|full_page_writes|commit_delay|synchronous_commit|cluster_name|ssl_(min|max)_protocol_version|dynamic_shared_memory_type|shared_memory_type",
].join("|");
const parameters = map(
  SETTINGS,
  like("[^'\\n]*", "une valeur simple", "a plain value"),
  "un réglage ordinaire de PostgreSQL",
  "an ordinary setting of PostgreSQL",
);
/** Access of clients: by a password of the database or a certificate, never through another server. */
export const hba = list(
  like(
    "(local|host|hostssl|hostnossl) +\\S+ +\\S+( +[0-9A-Fa-f.:/]+| +all| +samehost| +samenet)?( +[0-9.]+)? +(scram-sha-256|md5|cert|reject|peer)( +(map|clientcert)=[A-Za-z0-9_-]+)*",
    "une ligne dont la méthode est scram-sha-256, cert, md5, peer ou reject",
    "a line whose method is scram-sha-256, cert, md5, peer or reject",
  ),
);
export const postgresql = block({
  parameters,
  pg_hba: hba,
  pg_ident: list(text),
  shared_preload_libraries: list(library),
  promotionTimeout: number,
  enableAlterSystem: choice(false),
  syncReplicaElectionConstraint: block({ enabled: boolean, nodeLabelsAntiAffinity: list(name) }),
  synchronous: block({
    method: name,
    number,
    dataDurability: name,
    failoverQuorum: boolean,
    maxStandbyNamesFromCluster: number,
    ...each(list(name), "standbyNamesPre", "standbyNamesPost"),
  }),
  ldap: directory,
  extensions: podDetails,
});
export const role = block({
  ...each(name, "name", "ensure"),
  comment: text,
  ...each(
    boolean,
    "login",
    "createdb",
    "createrole",
    "inherit",
    "replication",
    "bypassrls",
    "disablePassword",
  ),
  // A superuser can read files and run programs.
  superuser: choice(false),
  connectionLimit: number,
  inRoles: list(memberOf),
  passwordSecret: named,
  validUntil: time,
});
