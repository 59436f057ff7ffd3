/** Messages for people, in French and English as equals (docs/adr/0014). */
import { format } from "./icu.ts";

/** The languages that every message exists in; the first is the default. */
export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * One message in every language, in ICU's syntax: `{name}` shows a value unchanged,
 * `{count, plural, one {# host} other {# hosts}}` and `{kw, number}` show numbers as the language writes them.
 */
export type Message = Readonly<Record<Language, string>>;

/** Values for the arguments of a message; a value with a text in each language is shown in the message's language. */
export type MessageValues = Readonly<Record<string, string | number | Message>>;

/** The message in one language with its arguments filled in; an argument without a value is an error. */
export function render(message: Message, values: MessageValues, language: Language): string {
  return format(message[language], language, (name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`message placeholder {${name}} has no value`);
    if (typeof value === "number") return value;
    return visible(typeof value === "object" ? value[language] : value);
  });
}

/** The message in every language with its arguments filled in: a value for another message. */
export function renderEach(message: Message, values: MessageValues): Message {
  return { fr: render(message, values, "fr"), en: render(message, values, "en") };
}

/**
 * Control, formatting, private and ignorable characters, line separators that no editor counts, and what is no
 * character: half of a pair, or a code that stands for none.
 */
export const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** A text with everything in it visible: it cannot control a terminal or reverse its direction. Line ends stay. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (found) => (found === "\n" ? found : `<${codeOf(found)}>`));
}

/** A text as a single line with everything in it visible; it may be empty. */
export function oneLine(text: string): string {
  return visible(text).replaceAll(/\s+/g, " ").trim();
}

/** A colon as each language sets it. */
export function colonIn(language: Language): string {
  return language === "fr" ? " :" : ":";
}

/** A semicolon as each language sets it, for a list. */
export function semicolonIn(language: Language): string {
  return language === "fr" ? " ;" : ";";
}

/** The code point of a character: `U+202E`. */
export function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Another program's output, unchanged: nothing in it is read as a message. */
export function verbatim(text: Message): { message: Message; values: MessageValues } {
  return { message: { fr: "{text}", en: "{text}" }, values: { text } };
}

/** Whether a string names one of the languages. */
export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

/**
 * A text as a name lookup reads it: the letters and dots of other scripts become plain ones, and invisible characters
 * are removed.
 */
export function plainly(text: string): string {
  return text
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replaceAll(/[\u3002\uff61]/g, ".");
}
