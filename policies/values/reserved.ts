/** Keys that every object has already: in a map of a file they would vanish, or stand for what nobody wrote. */
import type { Message } from "../../output/message.ts";

/** What every plain object answers to, and what its maker is reached by. */
const RESERVED = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);

/** The paths of all reserved keys in plain data, outermost first; nothing below one is looked at. */
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

/** What is said of such a key. */
export const RESERVED_KEY: Message = {
  fr: "la clé « {key} », que tout objet porte déjà ; attendu un autre nom",
  en: "got the key {key}, which every object has already; want another name",
};
