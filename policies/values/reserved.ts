/**
 * Keys that every object inherits: in a map of a file they would be lost, or return a value that the file does not
 * have.
 */
import type { Message } from "../../output/message.ts";

/** The properties that every plain object inherits, and `prototype`, which leads to its constructor. */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);

/** The paths of all reserved keys in plain data, outermost first; the search stops at each one found. */
export function reservedKeys(data: unknown): PropertyKey[][] {
  const seen = new Set<unknown>();
  const found: PropertyKey[][] = [];
  const path: PropertyKey[] = [];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const key of Object.keys(value)) {
      path.push(Array.isArray(value) ? Number(key) : key);
      if (RESERVED.has(key)) found.push([...path]);
      else walk((value as Record<string, unknown>)[key]);
      path.pop();
    }
  };
  walk(data);
  return found;
}

/** The message for such a key. */
export const RESERVED_KEY: Message = {
  fr: "la clé « {key} », que tout objet porte déjà ; attendu un autre nom",
  en: "got the key {key}, which every object has already; want another name",
};
