/** Texts among a resource's properties: an unknown value stays `UNKNOWN`, an empty one is left out. */

import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { at, items, keys, textAt } from "../../../kubernetes/objects/read.ts";

/** The text of a field, as a list of one or none; providers treat an empty text as absent. */
export function textsAt(value: unknown, ...path: readonly string[]): (string | Unknown)[] {
  const text = textAt(value, ...path);
  return text === undefined || text === "" ? [] : [text];
}

/** The texts of a list. */
export function listed(value: unknown, ...path: readonly string[]): (string | Unknown)[] {
  return items(value, ...path).flatMap((item) => (item === UNKNOWN ? [UNKNOWN] : textsAt(item)));
}

/** The texts within one text, separated by commas or spaces. */
export function split(text: string | Unknown): (string | Unknown)[] {
  return text === UNKNOWN ? [UNKNOWN] : text.split(/[\s,]+/).filter((part) => part !== "");
}

/** The entries of a map of texts; one with an unknown key when the map itself is not known. */
export function entries(
  value: unknown,
  ...path: readonly string[]
): [key: string | Unknown, text: string | Unknown][] {
  return keys(value, ...path).map((key) => {
    const part = key === UNKNOWN ? UNKNOWN : at(value, ...path, key);
    return [key, typeof part === "object" || part === UNKNOWN ? UNKNOWN : String(part)];
  });
}
