/** Databases (Trove): their API has no place for labels. */
import { flag, named, object, oneOf, shaped } from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { deniedType, nothing } from "../resources/classification.ts";
import { plainText, region } from "./entries.ts";

const UNLABELLED = deniedType("a database holds data and its API has no place for labels");
const simple = {
  ...shaped(/^[A-Za-z0-9_.+-]{1,64}$/, { fr: "un mot", en: "a word" }),
  why: "a word or a number: no command, no path, no list of hosts can be made of its characters",
};

/** A number may have a fraction and a unit; a word with a dot could be the name of a host. */
const setting = {
  ...shaped(/^(-?\d+(\.\d+)?[A-Za-z]{0,3}|(pg_catalog\.)?[A-Za-z0-9_+-]{1,64})$/, {
    fr: "un nombre ou un mot",
    en: "a number or a word",
  }),
  why: "a word or a number: no command, no path, no host can be made of its characters",
};

export const database: Rows = {
  "openstack:database/configuration:Configuration": row(nothing("settings of a database"), {
    configurations: object({
      name: simple,
      stringType: flag,
      // A command, a file or a host could lead out (`archive_command`, `primary_conninfo`): a number or a word cannot.
      value: setting,
    }),
    datastore: object({
      type: oneOf("mysql", "mariadb", "postgresql"),
      version: plainText,
    }),
    description: named,
    name: named,
    region,
  }),
  "openstack:database/database:Database": row(UNLABELLED),
  "openstack:database/instance:Instance": row(UNLABELLED),
  // It names its database only by id, and the owner of the data there is not known.
  "openstack:database/user:User": row(UNLABELLED),
};
