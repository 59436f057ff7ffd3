/** Chooses a person's language. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { parseDocument } from "yaml";
import { projectRoot } from "../estate/project.ts";
import { mergedStack } from "../operations/deploy/stack-file.ts";
import { sitePlaces } from "../operations/paths.ts";
import { chooseLanguage } from "../output/language.ts";
import { isLanguage, LANGUAGES, type Language } from "../output/message.ts";
import { FileFault, readText } from "../policies/values/text-file.ts";

/**
 * The language for a command line, chosen as everywhere (output/language.ts). The stack is that of the first site that
 * the command line names: its configuration on this machine, or the file beside the stacks folder in `--root`.
 */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv): Language {
  return chooseLanguage({
    option: optionValue("lang", args),
    env,
    stack: () => stackLanguage(args),
  });
}

/**
 * Passes `--lang` on in the environment: the engine, the program and the pack, which the command starts, all read it
 * there.
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

/** The language in the stack's file; an unreadable file is left to the command to report. */
function stackLanguage(args: readonly string[]): unknown {
  const root = optionValue("root", args);
  const folder = root === undefined ? projectRoot : dirname(resolve(root));
  const fileOf = (site: string) => join(folder, `Pulumi.${site}.yaml`);
  const site = args.find((arg) => /^[a-z][a-z0-9-]*$/.test(arg) && existsSync(fileOf(arg)));
  if (site === undefined) return undefined;
  try {
    const stack =
      root === undefined
        ? mergedStack(site, sitePlaces(site).workspace)
        : parseDocument(readText(fileOf(site)));
    return stack.getIn(["config", "aes-estate:language"]);
  } catch (error) {
    if (error instanceof FileFault) return undefined;
    throw error;
  }
}

/** The value of `--lang`; rejects a language that has no messages. */
export function knownLanguage(language: string): string {
  if (isLanguage(language)) return language;
  throw new InvalidArgumentError(LANGUAGES.join(", "));
}
