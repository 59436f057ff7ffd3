/** Keeps a section within its part of the page: whole entries, then how many more there are. Pure. */
import { type Language, render } from "../../../output/message.ts";
import { MARKDOWN } from "../messages.ts";

/** The entries that fit, one after the other, and a line about the rest. */
export function within(entries: readonly string[], most: number, language: Language): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const entry of entries) {
    length += entry.length + 1;
    if (length > most) break;
    kept.push(entry);
  }
  const count = entries.length - kept.length;
  return count === 0 ? kept : [...kept, `- ${render(MARKDOWN.more, { count }, language)}`];
}
