/** Days and times (UTC) as people read them. */
import type { Language } from "./message.ts";

/** The present day (UTC), `2026-11-24`. */
export const today = () => new Date().toISOString().slice(0, 10);

/** A time (UTC) as people read it: `2026-11-24 08:00:12 UTC` for `2026-11-24T08:00:12.345Z`, with or without the `Z`. */
export const formatTime = (time: string) => `${time.slice(0, 19).replace("T", " ")} UTC`;

/**
 * A day as a language writes it: `30 novembre 2026`, or `30 nov. 2026` where space is short. The first of a month is
 * `1er` in French, which Intl does not know.
 */
export function formatDay(
  day: string,
  language: Language,
  dateStyle: "long" | "medium" = "long",
): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone: "UTC" });
  const words = format.format(new Date(`${day}T00:00:00Z`));
  return language === "fr" ? words.replace(/^1 /, "1er ") : words;
}
