/**
 * Texts of a change inside Markdown: always code, in which no platform reads links, mentions, commands or HTML. The
 * author of a change chooses these texts, and the reader must not take them for ours. Pure.
 */
import { oneLine, visible } from "../../../output/message.ts";

/** A text in a line, as code. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === "") return "—";
  const fence = "`".repeat(longestRun(line) + 1);
  const pad = /^`|`$/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines as a block of code. */
export function block(lines: readonly string[]): string {
  const text = visible(lines.join("\n"));
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
