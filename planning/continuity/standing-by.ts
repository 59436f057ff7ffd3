/** Behind a number of tenants: how many of them stand by, the same in every command. */
import { type Language, type Message, render } from "../../output/message.ts";

const STANDING_BY: Message = {
  fr: " (dont {count, number} d'un autre site, de secours)",
  en: " ({count, number} of them another site's, standing by)",
};

/** Behind a number of tenants: how many of them are other sites' that stand by here; nothing where none does. */
export function standingBy(count: number, language: Language): string {
  return count === 0 ? "" : render(STANDING_BY, { count }, language);
}
