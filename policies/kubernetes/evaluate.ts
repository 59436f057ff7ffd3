/** Objects against the tables of their kinds: what a table does not mention, or not so, is an issue. */
import type { PropertyIssue } from "../../sovereignty/facets/properties.ts";
import { type KubernetesObject, UNKNOWN } from "../../sovereignty/facts.ts";
import { groupOf } from "../../sovereignty/kubernetes/read.ts";
import type { Entry } from "../properties/entry.ts";
import { entryOf } from "../properties/evaluate.ts";
import type { KindTable } from "./entries.ts";
import { KINDS } from "./index.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What the SDK and the engine note for themselves, and what only the server writes, whatever is sent. */
const NOTES = new Set([
  "status",
  ...["apiVersion", "kind", "__defaults", "__internal", "__provider"],
  ...["__fieldManager", "__initialApiVersion", "__inputs"],
]);

const TABLES = new Map<string, KindTable>(Object.entries(KINDS));

/** Everything that objects say and no table admits, if anything; `listed` where they are those of a list. */
export function unclassifiedOf(
  objects: readonly KubernetesObject[],
  listed: boolean,
): readonly PropertyIssue[] | undefined {
  const issues: PropertyIssue[] = [];
  for (const [index, object] of objects.entries()) {
    const table = tableOf(object);
    if (table === undefined) continue; // A custom resource: its own table is elsewhere, or it is denied.
    const prefix = listed ? `items[${index}].` : "";
    versionOf(table, object, prefix, issues);
    fieldsOf(table.fields, object, prefix, issues, true);
  }
  return issues.length > 0 ? issues : undefined;
}

/** The table of an object's kind; none for custom resources. */
export function tableOf({ apiVersion, kind }: KubernetesObject): KindTable | undefined {
  return TABLES.get(`${groupOf(apiVersion) || "core"}:${kind}`);
}

function versionOf(
  { versions }: KindTable,
  { apiVersion }: KubernetesObject,
  prefix: string,
  issues: PropertyIssue[],
): void {
  if (versions.includes(apiVersion.slice(apiVersion.indexOf("/") + 1))) return;
  const list = versions.join(", ");
  const want = { fr: `l'une des versions ${list}`, en: `one of the versions ${list}` };
  issues.push({ kind: "value", at: `${prefix}apiVersion`, want });
}

function fieldsOf(
  entries: Readonly<Record<string, Entry>>,
  given: Fields,
  prefix: string,
  issues: PropertyIssue[],
  top = false,
): void {
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value === undefined || value === null || (top && NOTES.has(name))) continue;
    if (Object.hasOwn(entries, name)) fieldOf(entries[name] as Entry, value, prefix + name, issues);
    else issues.push({ kind: "unclassified", at: prefix + name });
  }
}

function fieldOf(entry: Entry, value: unknown, at: string, issues: PropertyIssue[]): void {
  if (entry.is === "denied") {
    if (says(value)) issues.push({ kind: "denied", at, reason: entry.reason });
    return;
  }
  if (value === UNKNOWN) {
    // What a rule evaluates it denies itself; a text may wait; an object could say anything.
    if (entry.is === "inert" && entry.fields !== undefined) issues.push({ kind: "unknown", at });
    return;
  }
  if (entry.fields !== undefined) objectsOf(entry, entry.fields, value, at, issues);
  if (entry.keys !== undefined) keysOf(entry.keys, value, at, issues);
  if (entry.holds === undefined || value === "" || entry.holds(known(value))) return;
  issues.push({ kind: "value", at, want: entry.want });
}

function objectsOf(
  entry: Entry,
  fields: Readonly<Record<string, Entry>>,
  value: unknown,
  at: string,
  issues: PropertyIssue[],
): void {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) {
      if (part === UNKNOWN && entry.is !== "inert") continue;
      objectsOf(entry, fields, part, `${at}[${index}]`, issues);
    }
  } else if (value === UNKNOWN) issues.push({ kind: "unknown", at });
  else if (typeof value === "object" && value !== null)
    fieldsOf(fields, value as Fields, `${at}.`, issues);
  else if (value !== undefined && value !== null && value !== "")
    issues.push({ kind: "value", at, want: OBJECT });
}

function keysOf(
  keys: NonNullable<Entry["keys"]>,
  value: unknown,
  at: string,
  issues: PropertyIssue[],
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    issues.push({ kind: "value", at, want: OBJECT });
    return;
  }
  const map = value as Fields;
  for (const key of Object.keys(map)) {
    const part = map[key];
    if (part === undefined || part === null) continue;
    const entry = entryOf(keys, key);
    if (entry === undefined) issues.push(keyIssue(keys, key, `${at}.${key}`));
    else fieldOf(entry, part, `${at}.${key}`, issues);
  }
}

/** A label of somebody's domain may be one of the site's own, which its rule knows. */
function keyIssue({ bare }: NonNullable<Entry["keys"]>, key: string, at: string): PropertyIssue {
  const domain = bare === undefined ? undefined : key.slice(0, key.indexOf("/"));
  return { kind: "key", at, ...(domain && { domain }) };
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
