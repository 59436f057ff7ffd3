/** Texts among a resource's properties: what cannot be seen stays `UNKNOWN`, what says nothing is left out. */

import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { at, items, keys, textAt } from "../../../kubernetes/objects/read.ts";

/** The text of a field, as a list of one or none; an empty text is none to the providers. */
export function textsAt(value: unknown, ...path: readonly string[]): (string | Unknown)[] {
  const text = textAt(value, ...path);
  return text === undefined || text === "" ? [] : [text];
}

/** The texts of a list. */
export function listed(value: unknown, ...path: readonly string[]): (string | Unknown)[] {
  return items(value, ...path).flatMap((item) => (item === UNKNOWN ? [UNKNOWN] : textsAt(item)));
}

/** The texts that stand in one text, set apart by commas or spaces. */
export function split(text: string | Unknown): (string | Unknown)[] {
  return text === UNKNOWN ? [UNKNOWN] : text.split(/[\s,]+/).filter((part) => part !== "");
}

/** The entries of a map of texts; one of an unknown key when the map itself cannot be seen. */
export function entries(
  value: unknown,
  ...path: readonly string[]
): [key: string | Unknown, text: string | Unknown][] {
  return keys(value, ...path).map((key) => {
    const part = key === UNKNOWN ? UNKNOWN : at(value, ...path, key);
    return [key, typeof part === "object" || part === UNKNOWN ? UNKNOWN : String(part)];
  });
}
