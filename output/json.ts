/** JSON for programs that a person may see on a terminal, too. */
import { HIDDEN } from "./message.ts";

/** The value as indented JSON in which every hidden character is an escape: it cannot control a terminal. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(HIDDEN, (found) =>
    found === "\n"
      ? found
      : Array.from({ length: found.length }, (_, at) => escapeOf(found, at)).join(""),
  );
}

function escapeOf(text: string, at: number): string {
  return `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`;
}
