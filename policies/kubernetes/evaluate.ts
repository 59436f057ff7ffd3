/** Objects against the tables of their kinds: what a table does not mention, or not so, is an issue. */
import type { PropertyIssue } from "../../sovereignty/facets/properties.ts";
import { type KubernetesObject, UNKNOWN } from "../../sovereignty/facts.ts";
import { customKindOf } from "../../sovereignty/kubernetes/custom/index.ts";
import { groupOf } from "../../sovereignty/kubernetes/read.ts";
import { type Compiled, type CompiledKeys, compileFields, keyOf } from "./compile.ts";
import { objectMeta } from "./entries.ts";
import { KINDS } from "./index.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What the SDK and the engine note for themselves, and what only the server writes, whatever is sent. */
const NOTES = new Set([
  ...["apiVersion", "kind", "status", "__defaults", "__internal", "__provider"],
  ...["__fieldManager", "__initialApiVersion", "__inputs"],
]);

const TABLES = new Map(
  Object.entries(KINDS).map(([row, { versions, fields }]) => [
    row,
    { versions, fields: compileFields(fields) },
  ]),
);

const META = compileFields({ metadata: objectMeta });

/** Everything that objects say and no table admits, if anything; `listed` where they are those of a list. */
export function unclassifiedOf(
  objects: readonly KubernetesObject[],
  listed: boolean,
): readonly PropertyIssue[] | undefined {
  const walk: Walk = { path: [], issues: undefined };
  for (let index = 0; index < objects.length; index += 1) {
    const object = objects[index] as KubernetesObject;
    const { apiVersion, kind } = object;
    const table = TABLES.get(`${groupOf(apiVersion) || "core"}:${kind}`);
    if (table === undefined && customKindOf(object) !== undefined) {
      // The fields of a custom resource are asked by rule custom-field; its metadata is as everybody's.
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

/** One way through an object: where it is, and what it found. */
interface Walk {
  readonly path: (string | number)[];
  issues: PropertyIssue[] | undefined;
}

function found(walk: Walk, issue: Omit<PropertyIssue, "at">): void {
  const at = walk.path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
  walk.issues ??= [];
  walk.issues.push({ at, ...issue });
}

function fieldsOf(
  walk: Walk,
  fields: ReadonlyMap<string, Compiled>,
  given: Fields,
  top: boolean,
): void {
  for (const name in given) {
    const value = given[name];
    if (value === undefined || value === null || (top && NOTES.has(name))) continue;
    const entry = fields.get(name);
    walk.path.push(name);
    if (entry === undefined) found(walk, { kind: "unclassified" });
    else fieldOf(walk, entry, value);
    walk.path.pop();
  }
}

function fieldOf(walk: Walk, entry: Compiled, value: unknown): void {
  const { fields, keys, holds } = entry;
  if (entry.denied) {
    if (says(value)) found(walk, { kind: "denied", reason: entry.reason });
  } else if (value === UNKNOWN) {
    // What a rule evaluates it denies itself; a text may wait; an object could say anything.
    if (entry.inert && fields !== undefined) found(walk, { kind: "unknown" });
  } else {
    if (fields !== undefined) objectsOf(walk, entry, fields, value);
    else if (keys !== undefined) keysOf(walk, keys, value);
    if (holds === undefined || value === "" || holds(known(value))) return;
    found(walk, { kind: "value", want: entry.want });
  }
}

function objectsOf(
  walk: Walk,
  entry: Compiled,
  fields: ReadonlyMap<string, Compiled>,
  value: unknown,
): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      walk.path.push(index);
      objectsOf(walk, entry, fields, value[index]);
      walk.path.pop();
    }
  } else if (value === UNKNOWN) {
    if (entry.inert) found(walk, { kind: "unknown" });
  } else if (typeof value === "object" && value !== null)
    fieldsOf(walk, fields, value as Fields, false);
  else if (value !== undefined && value !== null && value !== "")
    found(walk, { kind: "value", want: OBJECT });
}

function keysOf(walk: Walk, keys: CompiledKeys, value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    found(walk, { kind: "value", want: OBJECT });
    return;
  }
  for (const key of Object.keys(value)) {
    const part = (value as Fields)[key];
    if (part === undefined || part === null) continue;
    const entry = keyOf(keys, key);
    walk.path.push(key);
    if (entry !== undefined) fieldOf(walk, entry, part);
    else {
      // A label of somebody's domain may be one of the site's own, which the rule knows.
      const domain = keys.bare === undefined ? "" : key.slice(0, key.indexOf("/"));
      found(walk, { kind: "key", ...(domain !== "" && { domain }) });
    }
    walk.path.pop();
  }
}

/** Of a list what is known of it: the rest is evaluated when it is. */
function known(value: unknown): unknown {
  return Array.isArray(value) && value.includes(UNKNOWN)
    ? value.filter((part) => part !== UNKNOWN)
    : value;
}

/** Empty texts, lists and maps say nothing, and neither does a switch that is off. */
function says(value: unknown): boolean {
  if (value === "" || value === false) return false;
  return typeof value !== "object" || Object.keys(value as object).length > 0;
}

const OBJECT = { fr: "un objet", en: "an object" };
