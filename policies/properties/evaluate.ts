/** The properties of a resource against its row: what the row does not mention, or not so, is an issue. */
import type { PropertyIssue } from "../../sovereignty/facets/properties.ts";
import { UNKNOWN } from "../../sovereignty/facts.ts";
import type { Properties } from "../facets/reader.ts";
import type { Entry, Keys } from "./entry.ts";
import type { Row } from "./row.ts";

/** What the engine and the SDKs add to inputs for themselves; the providers never see it, or their own rows name it. */
const OWN = ["__defaults", "__internal", "__provider"];

/** Every property that is given and not admitted. */
export function issuesOf(row: Row, properties: Properties): PropertyIssue[] {
  const issues: PropertyIssue[] = [];
  fieldsOf(row.properties, properties, "", issues);
  return issues;
}

/** What is not admitted of one value. */
export function issuesOfValue(entry: Entry, value: unknown, at = "value"): PropertyIssue[] {
  const issues: PropertyIssue[] = [];
  propertyOf(entry, value, at, issues);
  return issues;
}

function fieldsOf(
  entries: Readonly<Record<string, Entry>>,
  given: Properties,
  prefix: string,
  issues: PropertyIssue[],
): void {
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value === undefined || value === null || (prefix === "" && OWN.includes(name))) continue;
    const at = prefix + name;
    if (!Object.hasOwn(entries, name)) {
      if (!(prefix !== "" && name === "__defaults")) issues.push({ kind: "unclassified", at });
      continue;
    }
    propertyOf(entries[name] as Entry, value, at, issues);
  }
}

function propertyOf(entry: Entry, value: unknown, at: string, issues: PropertyIssue[]): void {
  if (entry.is === "denied") {
    if (isGiven(value)) issues.push({ kind: "denied", at, reason: entry.reason });
    return;
  }
  if (entry.keys !== undefined) keysOf(entry.keys, value, at, issues);
  if (entry.fields !== undefined) objectsOf(entry.fields, value, at, issues);
  if (entry.holds === undefined || value === "") return;
  if (Array.isArray(value) ? value.includes(UNKNOWN) : value === UNKNOWN) return;
  if (!entry.holds(value)) issues.push({ kind: "value", at, want: entry.want });
}

/** An object or a list of them; providers pass both as JSON text as well. */
function objectsOf(
  fields: Readonly<Record<string, Entry>>,
  value: unknown,
  at: string,
  issues: PropertyIssue[],
): void {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) objectsOf(fields, part, `${at}[${index}]`, issues);
    return;
  }
  if (value === null || value === undefined || value === "") return;
  if (value === UNKNOWN) issues.push({ kind: "unknown", at });
  else if (typeof value !== "object") issues.push({ kind: "value", at, want: OBJECT });
  else fieldsOf(fields, value as Properties, `${at}.`, issues);
}

function keysOf(keys: Keys, value: unknown, at: string, issues: PropertyIssue[]): void {
  if (value === "") return;
  if (value === UNKNOWN || typeof value !== "object" || value === null || Array.isArray(value)) {
    issues.push(value === UNKNOWN ? { kind: "unknown", at } : { kind: "value", at, want: OBJECT });
    return;
  }
  for (const [key, part] of Object.entries(value as Properties)) {
    if (part === undefined || part === null || key === "__defaults") continue;
    const entry = entryOf(keys, key);
    if (entry === undefined) issues.push({ kind: "key", at: `${at}.${key}` });
    else propertyOf(entry, part, `${at}.${key}`, issues);
  }
}

/** The entry of a key, by its name or else by the longest prefix. */
export function entryOf({ named = {}, prefixes = {} }: Keys, key: string): Entry | undefined {
  if (Object.hasOwn(named, key)) return named[key];
  let best = "";
  for (const prefix of Object.keys(prefixes)) {
    if (key.startsWith(prefix) && prefix.length >= best.length && key.length > prefix.length)
      best = prefix;
  }
  return best === "" ? undefined : prefixes[best];
}

/** Empty texts, lists and maps say nothing, and neither does a switch that is off. */
function isGiven(value: unknown): boolean {
  if (value === "" || value === false || value === "false") return false;
  return value === UNKNOWN || typeof value !== "object" || Object.keys(value as object).length > 0;
}

const OBJECT = { fr: "un objet", en: "an object" };
