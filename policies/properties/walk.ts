/**
 * Walks a program's inputs along the entries of their type: an input without an entry, or different from it, is an
 * issue.
 */

import { UNKNOWN } from "../facts/fact.ts";
import type { OfferedName, OfferKind } from "../facts/names.ts";
import type { PropertyIssue } from "../facts/properties.ts";
import { type Compiled, type CompiledKeys, keyOf } from "./compile.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Keys that the engine and the SDKs add to inputs for themselves; providers never receive them. */
export interface Notes {
  /** Beside the type's own properties. */
  readonly top: ReadonlySet<string>;
  /** In objects and maps below them. */
  readonly below: ReadonlySet<string>;
}

/** The state of one walk: the current path and the findings. */
export interface Walk {
  readonly notes: Notes;
  /** Whether an unknown object or map is an issue even where a rule evaluates it. */
  readonly strict: boolean;
  readonly path: (string | number)[];
  issues: PropertyIssue[] | undefined;
  /** The names that are requested. */
  names: OfferedName[] | undefined;
}

export function walkOf(notes: Notes, strict: boolean): Walk {
  return { notes, strict, path: [], issues: undefined, names: undefined };
}

/** Adds an issue at the current path. */
export function found(walk: Walk, issue: Omit<PropertyIssue, "at">): void {
  walk.issues ??= [];
  walk.issues.push({ at: placeOf(walk), ...issue });
}

/** The current path, as people read it. */
function placeOf({ path }: Walk): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

/** A requested name, or each one of a list; an empty one requests nothing. */
function named(walk: Walk, offer: OfferKind, value: unknown): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      walk.path.push(index);
      named(walk, offer, value[index]);
      walk.path.pop();
    }
  } else if (value !== undefined && value !== null && value !== "") {
    const name = value === UNKNOWN ? value : String(value);
    walk.names ??= [];
    walk.names.push({ offer, at: placeOf(walk), name });
  }
}

/** An object's properties; `top` where they are the type's own. */
export function fieldsOf(
  walk: Walk,
  fields: ReadonlyMap<string, Compiled>,
  given: Fields,
  top: boolean,
): void {
  const notes = top ? walk.notes.top : walk.notes.below;
  for (const name in given) {
    const value = given[name];
    if (value === undefined || value === null || notes.has(name)) continue;
    const entry = fields.get(name);
    walk.path.push(name);
    if (entry === undefined) found(walk, { kind: "unclassified" });
    else fieldOf(walk, entry, value);
    walk.path.pop();
  }
}

/** One value. */
export function fieldOf(walk: Walk, entry: Compiled, value: unknown): void {
  const { fields, keys, holds, offer } = entry;
  if (entry.denied) {
    if (isSet(value)) found(walk, { kind: "denied", reason: entry.reason });
  } else if (value === UNKNOWN) {
    // A text may be unknown for now; an object could contain anything. A rule that evaluates it mostly denies unknown
    // itself.
    const unseen = walk.strict
      ? fields !== undefined || keys !== undefined
      : entry.inert && fields !== undefined;
    if (unseen) found(walk, { kind: "unknown" });
    if (offer !== undefined) named(walk, offer, value);
  } else if (entry.many !== undefined && !isOfShape(entry, value)) {
    found(walk, { kind: "value", want: entry.many ? LIST : entry.plain ? ONE : OBJECT });
  } else {
    if (fields !== undefined) objectsOf(walk, entry, fields, value);
    else if (keys !== undefined) keysOf(walk, keys, value);
    if (holds !== undefined && value !== "" && !holds(known(value)))
      found(walk, { kind: "value", want: entry.want });
    else if (offer !== undefined) named(walk, offer, value);
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
    if (walk.strict || entry.inert) found(walk, { kind: "unknown" });
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
    if (part === undefined || part === null || walk.notes.below.has(key)) continue;
    const entry = keyOf(keys, key);
    walk.path.push(key);
    if (entry !== undefined) fieldOf(walk, entry, part);
    else {
      // A label with a domain may be under one of the site's own domains, which the rule knows.
      const domain = keys.bare === undefined ? "" : key.slice(0, key.indexOf("/"));
      found(walk, { kind: "key", ...(domain !== "" && { domain }) });
    }
    walk.path.pop();
  }
}

/** Whether a list is given where a list is expected, and one value elsewhere; mixed or nested lists never match. */
function isOfShape({ many, plain }: Compiled, value: unknown): boolean {
  if (Array.isArray(value) !== many) return false;
  if (!Array.isArray(value)) return !plain || typeof value !== "object";
  return !value.some((part) => Array.isArray(part) || (plain && typeof part === "object" && part));
}

/** The known entries of a list: the rest is evaluated once known. */
function known(value: unknown): unknown {
  return Array.isArray(value) && value.includes(UNKNOWN)
    ? value.filter((part) => part !== UNKNOWN)
    : value;
}

/** Empty texts, lists and maps have no content, and neither does a switch that is off. */
function isSet(value: unknown): boolean {
  if (value === "" || value === false) return false;
  return typeof value !== "object" || Object.keys(value as object).length > 0;
}

const OBJECT = { fr: "un objet", en: "an object" };
const LIST = { fr: "une liste", en: "a list" };
const ONE = { fr: "une seule valeur", en: "one value" };
