/** How many there are: one number each, the same in every command and in what the engine says (docs/adr/0045). */
import { type Language, type Message, render } from "../sovereignty/text.ts";

const DEFAULT_PROVIDER = /::pulumi:providers:[^:]+::default[^:]*$/;

/** The resources that the engine counts: a provider that it makes by itself lies among those recorded, and is none. */
export function countResources(urns: readonly string[]): number {
  return urns.filter((urn) => !DEFAULT_PROVIDER.test(urn)).length;
}

const STANDING_BY: Message = {
  fr: " (dont {count, number} d'un autre site, de secours)",
  en: " ({count, number} of them another site's, standing by)",
};

/** Behind a number of tenants: how many of them are other sites' that stand by here; nothing where none does. */
export function standingBy(count: number, language: Language): string {
  return count === 0 ? "" : render(STANDING_BY, { count }, language);
}
