/** Formats the condition of a state and of its copy for people. */
import { formatTime } from "../../output/day.ts";
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import type { Copy } from "./copy.ts";
import { TEXTS } from "./messages.ts";

/** One line on the copy; `alone` if there is nothing to compare it with. */
export function copyLine(copy: Copy, language: Language, { alone = false } = {}): string {
  const text = (message: Message, values: MessageValues = {}) => render(message, values, language);
  if (copy.is === "not ordered") return text(TEXTS.copyNotOrdered);
  const { at } = copy;
  if (copy.is === "away") return text(TEXTS.copyAway, { at });
  if (copy.is === "untied") return text(TEXTS.copyUntied, { at });
  if (copy.of === undefined) return text(TEXTS.copyEmpty, { at });
  const message = alone ? TEXTS.copyAlone : copy.equal ? TEXTS.copyEqual : TEXTS.copyOlder;
  return text(message, { at, of: formatTime(copy.of) });
}
