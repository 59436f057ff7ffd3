/** A value of a file as text for people. Pure. */
import type { z } from "zod";
import type { Message, MessageValues } from "../../output/message.ts";
import { GOTS } from "../messages/shape.ts";

/** The value found: enough of it to see why it does not match the model. */
export function describe(
  value: unknown,
  code: z.core.$ZodIssue["code"],
): { message: Message; values: MessageValues } {
  const as = (message: Message, values: MessageValues = {}) => ({ message, values });
  if (value === undefined || value === null) return as(GOTS.nothing);
  if (Array.isArray(value)) {
    if (value.length === 0) return as(GOTS.emptyList);
    const short = code === "too_small" || code === "too_big";
    return short ? as(GOTS.sizedList, { count: value.length }) : as(GOTS.list);
  }
  if (typeof value === "object") {
    if (Object.keys(value).length === 0) return as(GOTS.emptyMap);
    // A custom rule over several keys: their values contradict each other.
    return code === "custom" ? as(GOTS.value, { got: cut(pairs(value), 120) }) : as(GOTS.map);
  }
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return as(GOTS.value, { got: cut(text, 60) });
}

/** `{ idleWatts: 860, peakWatts: 760 }`; nested values are only named. */
function pairs(value: object): string {
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${typeof part === "object" ? "…" : JSON.stringify(part)}`)
    .join(", ")} }`;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
