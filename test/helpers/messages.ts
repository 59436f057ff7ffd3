/** What tests of messages ask of them. */
import { argumentsOf } from "../../sovereignty/icu.ts";
import type { Language, Message } from "../../sovereignty/text.ts";

/** The arguments of a message in one language as `name: kind`, sorted. */
export function argumentsIn(message: Message, language: Language): string[] {
  return [...argumentsOf(message[language])].map(([name, kind]) => `${name}: ${kind}`).sort();
}
