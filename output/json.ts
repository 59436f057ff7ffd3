/** JSON for programs that a person may see on a terminal, too. */
import { HIDDEN } from "./message.ts";

/** The value as indented JSON in which every hidden character is an escape: it cannot control a terminal. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(HIDDEN, (found) =>
    found === "\n" ? found : found.split("").map(escapeOf).join(""),
  );
}

/** The escape of half of a pair, or of a character that is no pair. */
function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
