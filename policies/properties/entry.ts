/**
 * The classification of one property of a resource type. A row (row.ts) has an entry for each property that its type's
 * SDK declares; a property without one is denied. Nested properties have their own entries.
 */

import type { Message } from "../../output/message.ts";
import type { Unknown } from "../facts/fact.ts";
import type { OfferKind } from "../facts/names.ts";
import type { DangerKind } from "../facts/protection.ts";
import type { Reference } from "../facts/relations.ts";
import type { Properties } from "../resources/readers/reader.ts";

/**
 * The role of a property for data. All but `inert` and `denied` are evaluated by the rules that `policies/README.md`
 * lists.
 */
export const KINDS = [
  /** Leads nowhere, opens nothing, by its shape or for the reason given. */
  "inert",
  /** Carries the labels `aes:class`, `aes:owner`, `aes:tenant`, `aes:site`. */
  "label",
  /** A region, an endpoint, an availability zone, a connection. */
  "place",
  /** Names another resource, so that data of one reaches the other. */
  "joins",
  /** Opens to traffic, people or other projects, or closes. */
  "opens",
  /** Data is copied to or from there. */
  "copies",
  /** Names a host, an address or a URL that data goes to or comes from. */
  "host",
  /** An image, or code that will run. */
  "code",
  /** Holds a secret, or refers to one. */
  "secret",
  /** A limit of a quota. */
  "limit",
  /** Storage of data: volume types, encryption. */
  "storage",
  /** The owner: a project, a user, a role. */
  "owner",
  /** Never admitted, for the reason given. */
  "denied",
] as const;
export type Kind = (typeof KINDS)[number];

export interface Entry {
  readonly is: Kind;
  /**
   * The reason, where it is not obvious: for maintainers. Required for each inert entry whose shape would admit a
   * hostile value.
   */
  readonly why?: string;
  /** Whether a known, given value has the required shape; absent: any value has. */
  readonly holds?: (value: unknown) => boolean;
  /** The required shape, for people; with `holds` only. */
  readonly want?: Message;
  /** True for a list, false for one value; absent where both are possible, or the API itself distinguishes them. */
  readonly many?: boolean;
  /** Entries of an object's properties, or of those of each object in a list. */
  readonly fields?: Readonly<Record<string, Entry>>;
  /** Entries of a map's keys; a key without one is denied. */
  readonly keys?: Keys;
  /**
   * Fields that name the other resource, the first one set counts; empty where the value itself does. With `joins`
   * only.
   */
  readonly joins?: readonly string[];
  /** True where the named resource carries the labels for a resource without its own. */
  readonly partOf?: boolean;
  /** The targets that it may name and that need no labels of their own. With `joins` only. */
  readonly refers?: Reference;
  /** True where it restores a copy whose content no stack shows. */
  readonly restores?: boolean;
  /** Whether it names a resource at all, given the other properties; absent: always. With `joins` only. */
  readonly joinsWhere?: (properties: Properties) => boolean;
  /** Names something that the site offers by name alone: rule undeclared-name looks it up in the site's `offers`. */
  readonly offer?: OfferKind;
  /** When its value is dangerous by itself: rule dangerous-input. */
  readonly danger?: Danger;
  /** Whether it always holds a secret, or only where the text shows one: such a value must be marked as secret. */
  readonly secret?: "always" | "perhaps";
  /**
   * Others can read it, or each of its texts, so it must not contain a secret: with `handed` an unknown value is denied
   * as well.
   */
  readonly open?: "handed" | "text" | "map";
  /** Why it is never admitted. With `denied` only. */
  readonly reason?: Message;
}

/** The admitted keys of a map: by name, by prefix (longest first); all others are denied. */
export interface Keys {
  /** Keys of Kubernetes labels without a domain, `app`: they belong to the user. */
  readonly bare?: Entry;
  readonly named?: Readonly<Record<string, Entry>>;
  readonly prefixes?: Readonly<Record<string, Entry>>;
}

export interface Danger {
  readonly kind: DangerKind;
  /** Whether a value that is known, at least in part, is dangerous. */
  harms(value: unknown, properties: Properties): boolean | Unknown;
  readonly instead?: string;
  /** True where only its absence is dangerous: an unknown value counts as present. */
  readonly owed?: boolean;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Providers pass booleans and numbers as JSON text. */
const isFlag = (value: unknown) =>
  typeof value === "boolean" || ["true", "false"].includes(value as string);
const isCount = (value: unknown) =>
  isText(value) ? /^-?\d+$/.test(value) : Number.isInteger(value);

export const flag: Entry = {
  is: "inert",
  holds: isFlag,
  want: { fr: "un booléen", en: "a boolean" },
};

/** A whole number: providers truncate fractions silently. */
export const count: Entry = {
  is: "inert",
  holds: isCount,
  want: { fr: "un nombre entier", en: "a whole number" },
};

/** A name or a text for people: it is not looked up, and every reader of the resource sees it. */
export const named: Entry = {
  is: "inert",
  why: "a text for people; nothing looks it up",
  open: "text",
};

/** An id of something in the same cloud that holds nothing of a tenant's: a flavor, a policy. */
export const reference = (why: string): Entry => ({ is: "inert", why, ...ID });

const ID: Pick<Entry, "holds" | "want"> = {
  holds: (value) => all(value, (text) => isText(text) && /^[^\s/\\]([^/\\]*[^\s/\\])?$/.test(text)),
  want: { fr: "un identifiant", en: "an id" },
};

/** One of these words; in any case of letters, as the APIs accept them. */
export const oneOf = (...words: readonly (string | number)[]): Entry => {
  const known = new Set(words.flatMap((word) => [String(word), String(word).toLowerCase()]));
  const list = words.join(", ");
  return {
    is: "inert",
    holds: (value) =>
      all(value, (word) => known.has(word as string) || known.has(String(word).toLowerCase())),
    want: { fr: `l'un de : ${list}`, en: `one of: ${list}` },
  };
};

/** A shape that cannot lead anywhere. */
export const shaped = (pattern: RegExp, want: Message): Entry => ({
  is: "inert",
  holds: (value) => all(value, (text) => pattern.test(String(text))),
  want,
});

/** Any value; the reason explains why it leads nowhere. */
export const inert = (why: string): Entry => ({ is: "inert", why });

/** A value that rules evaluate: together with others of the resource, by the readers of policies/resources/readers/. */
export const evaluated = (
  is: Exclude<Kind, "inert" | "denied">,
  more: Partial<Entry> = {},
): Entry => ({
  ...more,
  is,
});

/** Names another resource; in a list of objects, by one of the fields. */
export const joins = (...fields: readonly string[]): Entry => ({ is: "joins", joins: fields });

/** The same, where the other resource also carries the labels. */
export const partOf = (...fields: readonly string[]): Entry => ({
  ...joins(...fields),
  partOf: true,
});

/** An id as the cloud assigns it, and nothing else. */
const BARE_ID: Pick<Entry, "holds" | "want"> = {
  holds: (value) => all(value, (text) => isText(text) && /^[\w.:-]+$/.test(text)),
  want: { fr: "un identifiant", en: "an id" },
};

/**
 * Names a resource of one of these types: created by the program, or by the estate for the same tenant. It needs no
 * owner label; where it has one, both sides must agree.
 */
export const refers = (...types: readonly string[]): Entry => ({
  ...BARE_ID,
  ...joins(),
  refers: { how: "known", types },
});

/** The same, for a resource that this same program creates: not another program's, nor the estate's. */
export const refersToMade = (...types: readonly string[]): Entry => ({
  ...BARE_ID,
  ...joins(),
  refers: { how: "made", types },
});

/** The same, where it may also be a text that cannot be resolved, for the reason given. */
export const refersWhereSeen = (why: string, ...types: readonly string[]): Entry => ({
  ...joins(),
  why,
  refers: { how: "seen", types },
});

/** The source of a copy, by an id or a name: an image. */
export const copiedFrom = (why: string): Entry => ({
  ...joins(),
  why,
  refers: COPIED,
});

/** An image; the copy is at least as sensitive as the image. */
export const COPIED: Reference = { how: "copied", types: ["openstack:images/image:Image"] };

/** An object, or a list of objects, with these properties only. */
export const object = (
  fields: Readonly<Record<string, Entry>>,
  entry: Partial<Entry> = {},
): Entry => ({
  is: "inert",
  ...entry,
  fields,
});

/** A map with these keys only. */
export const map = (keys: Keys, entry: Partial<Entry> = {}): Entry => ({
  is: "inert",
  ...entry,
  keys,
});

export const denied = (reason: Message): Entry => ({ is: "denied", reason });

/** An input that is dangerous with such a value. */
export const dangerous = (
  entry: Entry,
  kind: DangerKind,
  harms: Danger["harms"],
  instead?: string,
): Entry => ({ ...entry, danger: { kind, harms, ...(instead !== undefined && { instead }) } });

/** A required input: without it the cloud chooses. */
export const owed = (entry: Entry): Entry => ({
  ...entry,
  danger: { kind: "guessed", harms: (value) => !isGiven(value), owed: true },
});

/** Takes a secret: the value must be marked as one. */
export const secret = (more: Partial<Entry> = {}): Entry => ({
  is: "secret",
  secret: "always",
  ...more,
});

/** Every entry with its path, including nested ones: `segments.physicalNetwork`, `metadata.aes:*`. */
export function entriesOf(
  entries: Readonly<Record<string, Entry>>,
  prefix = "",
): [path: string, entry: Entry][] {
  return Object.entries(entries).flatMap(([name, entry]): [string, Entry][] => {
    const path = prefix + name;
    const { fields = {}, keys = {} } = entry;
    const prefixes = Object.entries(keys.prefixes ?? {}).map(([key, one]) => [`${key}*`, one]);
    return [
      [path, entry],
      ...entriesOf(fields, `${path}.`),
      ...entriesOf({ ...keys.named, ...Object.fromEntries(prefixes) }, `${path}.`),
    ];
  });
}

/** Whether a value has content: empty lists, maps and texts do not. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === "null") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** Whether a value passes, or each one of a list. */
function all(value: unknown, holds: (one: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.every(holds) : holds(value);
}
