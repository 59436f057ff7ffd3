/** How settings are read, the same in the program, the guard, the pack and `estate`: the language of messages, and yes or no. */
import { isLanguage, LANGUAGES, type Language } from "./message.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What may say the language of messages; a word that is no language of theirs is passed over. */
export interface LanguageWishes {
  /** What `--lang` says. */
  readonly option?: string | undefined;
  readonly env?: Environment;
  /** What the stack says, `aes-estate:language`, or how to learn it when nothing else says; nothing where no stack is known. */
  readonly stack?: unknown;
}

/**
 * The language of messages: the option, else `AES_ESTATE_LANGUAGE`, else the person's locale when it is one of ours, else
 * the stack's, else the first of all.
 */
export function chooseLanguage({
  option,
  env = process.env,
  stack,
}: LanguageWishes = {}): Language {
  const person = [option, env.AES_ESTATE_LANGUAGE, localeLanguage(env)].find(isKnown);
  if (person !== undefined) return person;
  const said: unknown = typeof stack === "function" ? stack() : stack;
  return isKnown(said) ? said : LANGUAGES[0];
}

function isKnown(wish: unknown): wish is Language {
  return typeof wish === "string" && isLanguage(wish);
}

/** As POSIX has it: the first variable that is set and not empty says the locale, also where it says `C`. */
function localeLanguage(env: Environment): string | undefined {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return locale.split(/[_.@]/)[0];
}

/** A yes in a stack's configuration, as a person writes it (`true`) or as Pulumi writes it back (`"true"`); nothing else is one. */
export function isYes(value: unknown): boolean {
  return value === true || value === "true";
}
