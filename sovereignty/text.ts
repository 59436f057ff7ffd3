/** Messages for people, in French and English as equals (docs/adr/0014). */

/** The languages every message exists in; the first is the default. */
export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One message in every language; `{name}` marks a value to fill in. */
export type Message = Readonly<Record<Language, string>>;

/** Values for the placeholders of a message; a message is filled in by its own language. */
export type MessageValues = Readonly<Record<string, string | number | Message>>;

/** The names of a message's placeholders in one language, sorted. */
export function placeholders(message: Message, language: Language): string[] {
  return [
    ...new Set(Array.from(message[language].matchAll(/\{(\w+)\}/g), (m) => m[1] ?? "")),
  ].sort();
}

/** The message in one language with its placeholders filled; an unknown placeholder is an error. */
export function render(message: Message, values: MessageValues, language: Language): string {
  return message[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`message placeholder {${name}} has no value`);
    return visible(typeof value === "object" ? value[language] : String(value));
  });
}

/** Control, formatting, private and ignorable characters, and separators of lines that no editor counts. */
export const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A text as a person sees the whole of it: no terminal obeys it, and nothing in it turns around. Ends of lines stay. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (found) => (found === "\n" ? found : `<${codeOf(found)}>`));
}

/** A character by its number: `U+202E`. */
export function codeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What somebody else says, as it is: braces in it are no placeholders. */
export function verbatim(said: Message): { message: Message; values: MessageValues } {
  const values: Record<string, string> = Object.create(null);
  for (const language of LANGUAGES) {
    for (const name of placeholders(said, language)) values[name] = `{${name}}`;
  }
  return { message: said, values };
}

/** A measure as people of either language write it: `17,40` and `17.40`; without `digits`, with as many as it has. */
export function decimal(value: number, digits?: number): Message {
  const en = digits === undefined ? String(value) : value.toFixed(digits);
  return { fr: en.replace(".", ","), en };
}

/** Whether a string names one of the languages. */
export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}

/**
 * A text as a name lookup reads it: the letters and dots of other scripts are plain ones, and what is invisible
 * is not there.
 */
export function plainly(text: string): string {
  return text
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replaceAll(/[\u3002\uff61]/g, ".");
}
