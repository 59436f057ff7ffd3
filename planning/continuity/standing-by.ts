/** Suffix for a number of tenants: how many of them are standbys, the same in every command. */
import { type Language, type Message, render } from "../../output/message.ts";

const STANDING_BY: Message = {
  fr: " (dont {count, number} d'un autre site, de secours)",
  en: " ({count, number} of them another site's, standing by)",
};

/** Suffix for a number of tenants: how many of them are other sites' standbys here; empty if none. */
export function standingBy(count: number, language: Language): string {
  return count === 0 ? "" : render(STANDING_BY, { count }, language);
}
