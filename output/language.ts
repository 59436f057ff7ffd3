/** How the language of messages is chosen, the same in the program, the guard, the pack and `estate`. */
import { isLanguage, LANGUAGES, type Language } from "./message.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Sources of the language of messages; an unsupported language is ignored. */
export interface LanguageSources {
  /** The value of `--lang`. */
  readonly option?: string | undefined;
  readonly env?: Environment;
  /**
   * The stack's `aes-estate:language`, or a function that reads it when nothing else decides; nothing where no stack is
   * known.
   */
  readonly stack?: unknown;
}

/**
 * The language of messages: the option, else `AES_ESTATE_LANGUAGE`, else the person's locale when it is a supported
 * one, else the stack's, else the first of all.
 */
export function chooseLanguage({
  option,
  env = process.env,
  stack,
}: LanguageSources = {}): Language {
  const person = [option, env.AES_ESTATE_LANGUAGE, localeLanguage(env)].find(isKnown);
  if (person !== undefined) return person;
  const configured: unknown = typeof stack === "function" ? stack() : stack;
  return isKnown(configured) ? configured : LANGUAGES[0];
}

function isKnown(value: unknown): value is Language {
  return typeof value === "string" && isLanguage(value);
}

/** As POSIX defines it: the first variable that is set and not empty decides the locale, also when it is `C`. */
function localeLanguage(env: Environment): string | undefined {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return locale.split(/[_.@]/)[0];
}
