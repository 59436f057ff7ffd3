/** Which language a person gets. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { parseDocument } from "yaml";
import { projectRoot } from "../estate/project.ts";
import { mergedStack } from "../operations/deploy/stack-file.ts";
import { sitePlaces } from "../operations/paths.ts";
import { isLanguage, LANGUAGES, type Language } from "../output/message.ts";
import { chooseLanguage } from "../output/settings.ts";

/**
 * The language for a command line, chosen as everywhere (output/settings.ts). The stack is that of the first site
 * that the command line names: as it is run here, or beside the stacks folder that `--root` names.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  return chooseLanguage({
    option: optionValue("lang", args),
    env,
    stack: () => stackLanguage(args),
  });
}

/**
 * What a command starts, the engine with the program and the pack, says it in the language that `--lang` asks for: every
 * one of them looks for it in the environment.
 */
export function passOn(args: readonly string[], env: NodeJS.ProcessEnv): void {
  const option = optionValue("lang", args);
  if (option !== undefined && isLanguage(option)) env.AES_ESTATE_LANGUAGE = option;
}

/** The value of an option, as `--name value` or `--name=value`. */
function optionValue(name: string, args: readonly string[]): string | undefined {
  const at = args.indexOf(`--${name}`);
  const start = `--${name}=`;
  return at < 0 ? args.find((arg) => arg.startsWith(start))?.slice(start.length) : args[at + 1];
}

/** What the stack's file says; a file that cannot be read is for the command to complain of. */
function stackLanguage(args: readonly string[]): unknown {
  const root = optionValue("root", args);
  const folder = root === undefined ? projectRoot : dirname(resolve(root));
  const fileOf = (site: string) => join(folder, `Pulumi.${site}.yaml`);
  const site = args.find((arg) => /^[a-z][a-z0-9-]*$/.test(arg) && existsSync(fileOf(arg)));
  if (site === undefined) return undefined;
  const stack =
    root === undefined
      ? mergedStack(site, sitePlaces(site).workspace)
      : parseDocument(readFileSync(fileOf(site), "utf8"));
  return stack.getIn(["config", "aes-estate:language"]);
}

/** The value of an option `--lang`; refuses a language that no message has. */
export function knownLanguage(language: string): string {
  if (isLanguage(language)) return language;
  throw new InvalidArgumentError(LANGUAGES.join(", "));
}
