/** Keys that every object has already: in a map of a file they would vanish, or stand for what nobody wrote. */
import type { Message } from "./text.ts";

/** What every plain object answers to, and what its maker is reached by. */
const RESERVED: readonly string[] = [...Object.getOwnPropertyNames(Object.prototype), "prototype"];

/** The paths of all reserved keys in plain data, outermost first; nothing below one is looked at. */
export function reservedKeys(data: unknown): PropertyKey[][] {
  const seen = new Set<unknown>();
  const found: PropertyKey[][] = [];
  const walk = (value: unknown, path: PropertyKey[]) => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const key of Object.getOwnPropertyNames(value)) {
      const list = Array.isArray(value);
      if (list && key === "length") continue;
      const at = [...path, list ? Number(key) : key];
      if (RESERVED.includes(key)) found.push(at);
      else walk((value as Record<string, unknown>)[key], at);
    }
  };
  walk(data, []);
  return found;
}

/** What is said of such a key. */
export const RESERVED_KEY: Message = {
  fr: "la clé « {key} », que tout objet porte déjà ; attendu un autre nom",
  en: "got the key {key}, which every object has already; want another name",
};
