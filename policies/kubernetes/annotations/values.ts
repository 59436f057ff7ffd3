/** Patterns for the values of annotations; JavaScript and the API server's RE2 read them alike. */

import type { Message } from "../../../output/message.ts";
import { isTooWide } from "../../values/addresses.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { ANNOTATIONS, PREFIXES, PRIVATE_KEY, type Row, type ValueKind } from "./known.ts";

const HOST = "([*][.])?[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

/** The whole value, or each entry of a list, by kind; a `one of` lists its own values. */
export const PATTERNS = {
  boolean: "^(true|false)$",
  integer: "^-?[0-9]{1,9}$",
  integers: "^[0-9]{1,9}([, ]+[0-9]{1,9})*$",
  duration: "^[0-9]{1,9}([.][0-9]{1,3})?(ms|s|m|h|d)?([0-9]{1,3}(m|s))*$",
  size: "^[0-9]{1,9}[kKmMgG]?i?[bB]?$",
  name: "^[A-Za-z0-9]([A-Za-z0-9._-]{0,252})$",
  // No colon and no two slashes, so no URL.
  names: "^[A-Za-z0-9_., -]*(/[A-Za-z0-9_., -]+)*$",
  // A replacement that begins with a scheme, or with two slashes, would leave the host.
  path: "^/$|^(/[A-Za-z0-9._~$()*+?|=&%-]+)+/?$",
  // A mount and the path below it; the first word has no dot, so it is not a host.
  "store path": "^/?[A-Za-z][A-Za-z0-9_-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$",
  // One variable of nginx and no other text.
  variable: "^[$][a-z][a-z0-9_]{0,60}$",
  "path pair": "^(/|(/[A-Za-z0-9._-]+)+/?) (/|(/[A-Za-z0-9._-]+)+/?)$",
  hosts: `^ *${HOST} *$`,
  urls: `^ *https?://${HOST}(:[0-9]{1,5})?(/[A-Za-z0-9._~$/%-]*|[$]request_uri)? *$`,
} as const satisfies Partial<Record<ValueKind, string>>;

/** The row of a key: its own, else that of its prefix; a key that belongs to no tool is free to use. */
export function rowOf(key: string): Row | undefined {
  if (Object.hasOwn(ANNOTATIONS, key)) return ANNOTATIONS[key];
  const prefix = Object.keys(PREFIXES).find((beginning) => key.startsWith(beginning));
  if (prefix !== undefined) return PREFIXES[prefix];
  return PRIVATE_KEY.test(key) ? FREE : undefined;
}

const FREE: Row = { value: "text", why: "a plain word is private to people" };

/** The pattern of a kind, where the pattern alone decides. */
export function patternOf(kind: ValueKind): string | undefined {
  if (kind.startsWith("one of ")) {
    return `^(${kind.slice("one of ".length).replaceAll(/[.]/g, "[.]")})$`;
  }
  if (kind.startsWith("some of ")) {
    const word = `(${kind.slice("some of ".length)})`;
    return `^${word}(, ?${word})*$`;
  }
  const pattern = Object.hasOwn(PATTERNS, kind)
    ? PATTERNS[kind as keyof typeof PATTERNS]
    : undefined;
  return kind === "hosts" || kind === "urls" ? undefined : pattern;
}

/** Whether a value is of its kind; names and addresses must be below one of the domains. */
export function isOfKind(kind: ValueKind, value: string, domains: readonly string[]): boolean {
  if (kind === "text") return true;
  const pattern = patternOf(kind);
  if (pattern !== undefined) return new RegExp(pattern).test(value);
  const entries = value.split(",");
  if (kind === "ranges") return entries.every((entry) => !isTooWide(entry.trim()));
  const form = new RegExp(PATTERNS[kind as "hosts" | "urls"]);
  return entries.every(
    (entry) =>
      form.test(entry) && domains.some((domain) => isUnderDomain(hostOf(kind, entry), domain)),
  );
}

/** The host of an entry that matches its pattern. */
function hostOf(kind: ValueKind, entry: string): string {
  const plain = entry.replaceAll(" ", "");
  return kind === "hosts" ? plain : (/^https?:\/\/([^/:$]*)/.exec(plain)?.[1] ?? "");
}

/** The required form, for people. */
export function wanted(kind: ValueKind, domains: readonly string[]): Message {
  if (kind.startsWith("one of ")) {
    const words = kind
      .slice("one of ".length)
      .split("|")
      .map((word) => word || '""')
      .join(", ");
    return { fr: `l'une des valeurs : ${words}`, en: `one of: ${words}` };
  }
  if (kind.startsWith("some of ")) {
    const words = kind.slice("some of ".length).split("|").join(", ");
    return { fr: `une ou plusieurs des valeurs : ${words}`, en: `one or more of: ${words}` };
  }
  const below = domains.join(", ");
  const messages: Partial<Record<ValueKind, Message>> = {
    hosts: { fr: `un nom sous ${below}`, en: `a name below ${below}` },
    urls: { fr: `https://… sous ${below}`, en: `https://… below ${below}` },
    ranges: {
      fr: "des préfixes, /8 (IPv6 : /16) au plus larges",
      en: "prefixes, /8 (IPv6: /16) at the widest",
    },
    path: { fr: "un chemin, comme /app", en: "a path, like /app" },
    variable: {
      fr: "une variable de nginx, comme $remote_addr",
      en: "a variable of nginx, like $remote_addr",
    },
    "path pair": { fr: "deux chemins, comme « /app / »", en: "two paths, like “/app /”" },
    "store path": {
      fr: "un chemin du coffre, comme secret/data/app",
      en: "a path of the store, like secret/data/app",
    },
    duration: { fr: "une durée, comme 30s", en: "a duration, like 30s" },
    size: { fr: "une taille, comme 10m", en: "a size, like 10m" },
    boolean: { fr: "true ou false", en: "true or false" },
  };
  return messages[kind] ?? { fr: "un nombre ou un nom simple", en: "a number or a plain name" };
}
