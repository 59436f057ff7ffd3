/**
 * The names and statements of PostgreSQL that are admitted: extensions that reach nothing, roles that give no way out
 * of the database, and statements about those. JavaScript and the API server's RE2 read the patterns alike.
 */
import { choice, like, list } from "../field.ts";

/** Extensions that access only the database: none connects to another server, a file, a program or the network. */
export const EXTENSIONS = [
  "address_standardizer",
  "address_standardizer_data_us",
  "amcheck",
  "bloom",
  "btree_gin",
  "btree_gist",
  "citext",
  "cube",
  "dict_int",
  "dict_xsyn",
  "earthdistance",
  "fuzzystrmatch",
  "hstore",
  "hypopg",
  "intagg",
  "intarray",
  "isn",
  "lo",
  "ltree",
  "moddatetime",
  "pg_buffercache",
  "pg_hint_plan",
  "pg_partman",
  "pg_prewarm",
  "pg_repack",
  "pg_stat_statements",
  "pg_trgm",
  "pg_visibility",
  "pgaudit",
  "pgcrypto",
  "pgrouting",
  "pgrowlocks",
  "pgstattuple",
  "plpgsql",
  "postgis",
  "postgis_raster",
  "postgis_sfcgal",
  "postgis_tiger_geocoder",
  "postgis_topology",
  "refint",
  "seg",
  "sslinfo",
  "tablefunc",
  "tcn",
  "tsm_system_rows",
  "tsm_system_time",
  "unaccent",
  "uuid-ossp",
  "vector",
] as const;

/** Libraries that a server may load at start; others run programs, open connections or send reports to their makers. */
export const LIBRARIES = [
  "auto_explain",
  "pg_hint_plan",
  "pg_partman_bgw",
  "pg_prewarm",
  "pg_stat_statements",
  "pgaudit",
  "vector",
] as const;

/** PostgreSQL's own roles that do not allow reading a file, running a program or connecting to another server. */
const PREDEFINED = [
  "pg_checkpoint",
  "pg_maintain",
  "pg_monitor",
  "pg_read_all_data",
  "pg_read_all_settings",
  "pg_read_all_stats",
  "pg_signal_backend",
  "pg_stat_scan_tables",
  "pg_write_all_data",
];

/** All letters except these, as ranges of a class. */
function lettersBut(few: readonly string[]): string {
  const runs = "abcdefghijklmnopqrstuvwxyz".split(new RegExp(`[${few.join("")}]`));
  const ranges = runs.filter((run) => run !== "").map((run) => `${run[0]}-${run.at(-1)}`);
  return `${ranges.join("")}${ranges.join("").toUpperCase()}`;
}

/** A plain word that begins with none of these, in any case of letters. */
function outside(beginnings: readonly string[]): string {
  const firsts = [...new Set(beginnings.map(([first = ""]) => first))];
  const steps = firsts.flatMap((first) => {
    const rests = beginnings.filter((one) => one[0] === first).map((one) => one.slice(1));
    return rests.includes("") ? [] : [`[${first.toUpperCase()}${first}](${outside(rests)})?`];
  });
  const others = `${lettersBut(firsts)}0-9${firsts.includes("_") ? "" : "_"}`;
  return [`[${others}]\\w*`, ...steps].join("|");
}

/** Quoted words may have single hyphens and spaces (`"uuid-ossp"`), because two hyphens begin a comment. */
const quoted = (word: string) => `((${word})|"(${word})([ -]\\w+)*")`;
const WORD = quoted("\\w+");
/** A name that is not one of PostgreSQL's own objects or roles; its superuser is `postgres`. */
const OBJECT = quoted(outside(["pg_"]));
const ROLE = `(${quoted(outside(["pg_", "postgres"]))}|${PREDEFINED.join("|")})`;
/** Each word except the last followed by a comma, so that one word cannot be read as two. */
const several = (word: string, between = ", *") => `(${word}(${between}))*${word}`;

/** SQL keywords, in capitals or in lower case. */
const sql = (words: string) => `(${words.toUpperCase()}|${words.toLowerCase()})`;
const MAYBE = `( ${sql("if not exists")})?`;
const RIGHTS = sql(
  "all( privileges)?|select|insert|update|delete|truncate|references|trigger|usage|create|connect|temp(orary)?|execute|maintain",
);
const KINDS = sql(
  "table|sequence|schema|database|domain|type|all (tables|sequences|functions|procedures|routines) in schema",
);
const ON = `(${RIGHTS}(, *| ))+${sql("on")} (${KINDS} )?${several(OBJECT, ", *|[.]")}`;
const STATEMENT = [
  `${sql("create extension")}${MAYBE} "?(${EXTENSIONS.join("|")})"?( ${sql("with")})?( ${sql("schema|version")} ${WORD})*( ${sql("cascade")})?`,
  `${sql("create schema")}${MAYBE} ${OBJECT}( ${sql("authorization")} ${WORD})?`,
  `${sql("grant|revoke")} (${ON}|${several(ROLE)}) ${sql("to|from")} ${several(WORD)}( ${sql("with (grant|admin) option|cascade")})?`,
].join("|");

/** Statements that access only the database's own catalogue, and give no way out of it. */
export const statements = list(
  like(
    `(${STATEMENT}) *;?`,
    "CREATE EXTENSION d'une extension connue, CREATE SCHEMA, GRANT ou REVOKE sans rôle qui mène hors de la base ; le reste va dans une migration de l'application",
    "CREATE EXTENSION of a known extension, CREATE SCHEMA, GRANT or REVOKE without a role that leads out of the database; the rest goes into a migration of the application",
  ),
);
export const extension = choice(...EXTENSIONS);
export const library = choice(...LIBRARIES);
/** A role that another may be a member of. */
export const memberOf = like(
  ROLE,
  "un rôle de l'application, ou l'un de PostgreSQL qui ne mène ni aux fichiers ni aux programmes",
  "a role of the application, or one of PostgreSQL's that leads neither to files nor to programs",
);
