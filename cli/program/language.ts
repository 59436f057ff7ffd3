/** Which language a person gets. */
import { InvalidArgumentError } from "commander";
import { isLanguage, LANGUAGES, type Language } from "../../sovereignty/text.ts";

/** What `--lang` says, else the locale of the environment, else the first language. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  const at = args.indexOf("--lang");
  const asked = at < 0 ? args.find((arg) => arg.startsWith("--lang="))?.slice(7) : args[at + 1];
  if (asked !== undefined && isLanguage(asked)) return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const [spoken = ""] = locale.split(/[_.@-]/);
  return isLanguage(spoken) ? spoken : LANGUAGES[0];
}

/** The value of an option `--lang`; refuses a language that no message has. */
export function knownLanguage(language: string): string {
  if (isLanguage(language)) return language;
  throw new InvalidArgumentError(LANGUAGES.join(", "));
}
