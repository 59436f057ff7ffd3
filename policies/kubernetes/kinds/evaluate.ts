/**
 * Compares objects with the tables of their kinds: a field that the table lacks, or that differs from it, is an issue.
 */

import type { KubernetesObject } from "../../facts/fact.ts";
import type { PropertyIssue } from "../../facts/properties.ts";
import { type Compiled, compileFields } from "../../properties/compile.ts";
import { fieldsOf, found, type Notes, walkOf } from "../../properties/walk.ts";
import { customKindOf } from "../custom/index.ts";
import { groupOf } from "../objects/read.ts";
import { STATUS } from "./denials.ts";
import { objectMeta } from "./entries.ts";
import { KINDS } from "./index.ts";

/**
 * Fields that the SDK and the engine add for themselves, and fields that only controllers write, which are checked
 * separately.
 */
const NOTES: Notes = {
  top: new Set([
    "apiVersion",
    "kind",
    "status",
    "__defaults",
    "__internal",
    "__provider",
    "__fieldManager",
    "__initialApiVersion",
    "__inputs",
  ]),
  below: new Set(),
};

interface Table {
  readonly versions: readonly string[];
  readonly fields: ReadonlyMap<string, Compiled>;
}

const TABLES = new Map<string, Table>();

/** A kind's table, compiled when an object of it is first seen: most programs have few kinds. */
function tableOf(row: string): Table | undefined {
  const known = TABLES.get(row);
  if (known !== undefined || !Object.hasOwn(KINDS, row)) return known;
  const { versions, fields } = KINDS[row] as (typeof KINDS)[string];
  const table = { versions, fields: compileFields(fields) };
  TABLES.set(row, table);
  return table;
}

const META = compileFields({ metadata: objectMeta });

/** All fields of objects that no table admits; `listed` where the objects are those of a list. */
export function unclassifiedOf(
  objects: readonly KubernetesObject[],
  listed: boolean,
): readonly PropertyIssue[] | undefined {
  const walk = walkOf(NOTES, false);
  for (let index = 0; index < objects.length; index += 1) {
    const object = objects[index] as KubernetesObject;
    const { apiVersion, kind } = object;
    const table = tableOf(`${groupOf(apiVersion) || "core"}:${kind}`);
    if (object.status !== undefined && claims(object.status)) {
      if (listed) walk.path.push("items", index);
      walk.path.push("status");
      found(walk, { kind: "denied", reason: STATUS });
      walk.path.length = 0;
    }
    if (table === undefined && customKindOf(object) !== undefined) {
      // Rule custom-field evaluates the fields of a custom resource; its metadata is like that of any object.
      if (listed) walk.path.push("items", index);
      fieldsOf(walk, META, { metadata: object.metadata }, false);
      walk.path.length = 0;
      continue;
    }
    if (listed) walk.path.push("items", index);
    if (table === undefined) {
      walk.path.push("kind");
      found(walk, { kind: "unclassified" });
      walk.path.length = 0;
      continue;
    }
    const { versions, fields } = table;
    if (!versions.includes(apiVersion.slice(apiVersion.indexOf("/") + 1))) {
      walk.path.push("apiVersion");
      const list = versions.join(", ");
      const want = { fr: `l'une des versions ${list}`, en: `one of the versions ${list}` };
      found(walk, { kind: "value", want });
      walk.path.pop();
    }
    fieldsOf(walk, fields, object, true);
    walk.path.length = 0;
  }
  return walk.issues;
}

/** Whether a status has content: tools write the empty form of every field. */
function claims(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return Boolean(value);
  return Object.values(value).some(claims);
}
