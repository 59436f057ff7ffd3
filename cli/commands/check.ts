/** `estate check [site]`: reports every problem of the estate's files at once, before anything runs. */
import { resolve } from "node:path";
import { Command } from "commander";
import { toJson, toText } from "../../checks/report.ts";
import { TEXTS } from "../../checks/report-messages.ts";
import { stacksFolder } from "../../estate/project.ts";
import { readWithRecorded } from "../../operations/state/check.ts";
import type { Language } from "../../output/message.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface CheckOptions {
  readonly root?: string;
  readonly json?: boolean;
}

/** The command; `end` receives 0, 1 (issues) or 2 (nothing to check). */
export function checkCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("check")
    .description(TEXTS.description[language])
    .usage("[site] [options]")
    .argument("[site]", TEXTS.site[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .option("--json", PROGRAM.json[language])
    .action(async (site: string | undefined, options: CheckOptions) => {
      end(await ended(language, () => check(site, options, language)));
    });
}

async function check(
  site: string | undefined,
  { root, json = false }: CheckOptions,
  language: Language,
): Promise<number> {
  const result = await readWithRecorded(site, resolve(root ?? stacksFolder), root === undefined);
  console.log(json ? toJson(result, language) : toText(result, language));
  return result.issues.length > 0 || result.estates.length === 0 ? 1 : 0;
}
