/**
 * What is known of one property of a resource type. A row (row.ts) has an entry for each property that its type's SDK
 * declares; what has none is denied. Nested properties have entries of their own.
 */

import type { Message } from "../../output/message.ts";
import type { Unknown } from "../facts/fact.ts";
import type { OfferKind } from "../facts/names.ts";
import type { DangerKind } from "../facts/protection.ts";
import type { Reference } from "../facts/relations.ts";
import type { Properties } from "../resources/readers/reader.ts";

/** What a property is to data. All but `inert` and `denied` are evaluated by the rules that `policies/README.md` lists. */
export const KINDS = [
  /** Leads nowhere, opens nothing: its shape says so, or its reason does. */
  "inert",
  /** Carries the labels `aes:class`, `aes:owner`, `aes:tenant`, `aes:site`. */
  "label",
  /** A region, an endpoint, an availability zone, a connection. */
  "place",
  /** Names another thing, so that data of the one reaches the other. */
  "joins",
  /** Opens to traffic, people or other projects, or closes. */
  "opens",
  /** Data is copied there, or from there. */
  "copies",
  /** Names a host, an address or a URL that data goes to or comes from. */
  "host",
  /** An image, or code that will run. */
  "code",
  /** Holds a secret, or refers to one. */
  "secret",
  /** A limit of a quota. */
  "limit",
  /** How data is kept: volume types, encryption. */
  "storage",
  /** Whose it is: a project, a user, a role. */
  "owner",
  /** Never admitted, for the reason given. */
  "denied",
] as const;
export type Kind = (typeof KINDS)[number];

export interface Entry {
  readonly is: Kind;
  /** Why, where it is not obvious: for maintainers. Each inert entry whose shape would take a hostile value has one. */
  readonly why?: string;
  /** Whether a known, given value has the wanted shape; any value where absent. */
  readonly holds?: (value: unknown) => boolean;
  /** The wanted shape, for people; with `holds` only. */
  readonly want?: Message;
  /** True for a list, false for one value; absent where both may be, or the API itself tells them apart. */
  readonly many?: boolean;
  /** Entries of an object's properties, or of those of each object in a list. */
  readonly fields?: Readonly<Record<string, Entry>>;
  /** Entries of a map's keys; a key without one is denied. */
  readonly keys?: Keys;
  /** Fields that name the other thing, the first given counts; none where the value itself does. With `joins` only. */
  readonly joins?: readonly string[];
  /** True where the thing it names carries the labels of what has none of its own. */
  readonly partOf?: boolean;
  /** What it may name, where that owes no labels of its own. With `joins` only. */
  readonly refers?: Reference;
  /** True where it restores a copy of which no stack shows what it holds. */
  readonly restores?: boolean;
  /** Whether it names a thing at all, as the others say; always where absent. With `joins` only. */
  readonly joinsWhere?: (properties: Properties) => boolean;
  /** Names what the site offers by name alone: rule undeclared-name looks for it among the site's `offers`. */
  readonly offer?: OfferKind;
  /** When its value does harm by itself: rule dangerous-input. */
  readonly danger?: Danger;
  /** Whether it always holds a secret, or only where the text says so: such a value is to be marked as one. */
  readonly secret?: "always" | "perhaps";
  /** Others can read it, so that no secret may be in it: `handed` where what is not known is denied as well. */
  readonly open?: "handed" | "text" | "map";
  /** Why it is never admitted. With `denied` only. */
  readonly reason?: Message;
}

/** The keys of a map that are admitted: by name, by prefix (longest first), all others are denied. */
export interface Keys {
  /** Keys of Kubernetes' labels without a domain, `app`: they are the user's own. */
  readonly bare?: Entry;
  readonly named?: Readonly<Record<string, Entry>>;
  readonly prefixes?: Readonly<Record<string, Entry>>;
}

export interface Danger {
  readonly kind: DangerKind;
  /** Whether a value that is known, at least in part, does harm. */
  harms(value: unknown, properties: Properties): boolean | Unknown;
  readonly instead?: string;
  /** True where only its absence does harm: what is not known yet is there. */
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

/** A whole number: what a provider cuts off a fraction, no reader sees. */
export const count: Entry = {
  is: "inert",
  holds: isCount,
  want: { fr: "un nombre entier", en: "a whole number" },
};

/** A name or a text for people: nothing looks it up. */
export const named: Entry = { is: "inert", why: "a text for people; nothing looks it up" };

/** An id of something in the same cloud that holds nothing of a tenant's: a flavour, a policy. */
export const reference = (why: string): Entry => ({ is: "inert", why, ...ID });

const ID: Pick<Entry, "holds" | "want"> = {
  holds: (value) => all(value, (text) => isText(text) && /^[^\s/\\]([^/\\]*[^\s/\\])?$/.test(text)),
  want: { fr: "un identifiant", en: "an id" },
};

/** One of some words; letters may be of either case, as the APIs take them. */
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

/** Of a shape that cannot lead anywhere. */
export const shaped = (pattern: RegExp, want: Message): Entry => ({
  is: "inert",
  holds: (value) => all(value, (text) => pattern.test(String(text))),
  want,
});

/** Any value; the reason says why it leads nowhere. */
export const inert = (why: string): Entry => ({ is: "inert", why });

/** A value that rules evaluate: with others of the resource, by the readers of policies/resources/readers/. */
export const evaluated = (
  is: Exclude<Kind, "inert" | "denied">,
  more: Partial<Entry> = {},
): Entry => ({
  ...more,
  is,
});

/** Names another thing; of a list of objects by one of the fields. */
export const joins = (...fields: readonly string[]): Entry => ({ is: "joins", joins: fields });

/** The same, where the other thing carries the labels as well. */
export const partOf = (...fields: readonly string[]): Entry => ({
  ...joins(...fields),
  partOf: true,
});

/** What a cloud gives as an id, and nothing else. */
const BARE_ID: Pick<Entry, "holds" | "want"> = {
  holds: (value) => all(value, (text) => isText(text) && /^[\w.:-]+$/.test(text)),
  want: { fr: "un identifiant", en: "an id" },
};

/**
 * Names a thing of one of these types: what the program makes, or what the estate made for the same tenant. It need not say
 * whose it is; where it does, both sides agree.
 */
export const refers = (...types: readonly string[]): Entry => ({
  ...BARE_ID,
  ...joins(),
  refers: { how: "known", types },
});

/** The same, of what this very program makes: nobody else's, and not the estate's either. */
export const refersToMade = (...types: readonly string[]): Entry => ({
  ...BARE_ID,
  ...joins(),
  refers: { how: "made", types },
});

/** The same, where it may also be a text that nobody can follow, for the reason given. */
export const refersWhereSeen = (why: string, ...types: readonly string[]): Entry => ({
  ...joins(),
  why,
  refers: { how: "seen", types },
});

/** What it is copied from, by an id or a name: an image. */
export const copiedFrom = (why: string): Entry => ({
  ...joins(),
  why,
  refers: COPIED,
});

/** An image, which the copy is at least as sensitive as. */
export const COPIED: Reference = { how: "copied", types: ["openstack:images/image:Image"] };

/** An object, or a list of objects, of these properties and no other. */
export const object = (
  fields: Readonly<Record<string, Entry>>,
  entry: Partial<Entry> = {},
): Entry => ({
  is: "inert",
  ...entry,
  fields,
});

/** A map of these keys and no other. */
export const map = (keys: Keys, entry: Partial<Entry> = {}): Entry => ({
  is: "inert",
  ...entry,
  keys,
});

export const denied = (reason: Message): Entry => ({ is: "denied", reason });

/** An input that does harm when it has such a value. */
export const dangerous = (
  entry: Entry,
  kind: DangerKind,
  harms: Danger["harms"],
  instead?: string,
): Entry => ({ ...entry, danger: { kind, harms, ...(instead !== undefined && { instead }) } });

/** An input without which the cloud chooses. */
export const owed = (entry: Entry): Entry => ({
  ...entry,
  danger: { kind: "guessed", harms: (value) => !isGiven(value), owed: true },
});

/** Takes a secret: to be marked as one. */
export const secret = (more: Partial<Entry> = {}): Entry => ({
  is: "secret",
  secret: "always",
  ...more,
});

/** Every entry with its path, those below others too: `segments.physicalNetwork`, `metadata.aes:*`. */
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

/** Whether a value says something: empty lists, maps and texts do not. */
export function isGiven(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === "null") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

/** Whether a value is so, or each of a list. */
function all(value: unknown, holds: (one: unknown) => boolean): boolean {
  return Array.isArray(value) ? value.every(holds) : holds(value);
}
