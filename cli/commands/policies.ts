/** `estate policies`: the rules that are evaluated, and how many types and properties they cover. */
import { Command } from "commander";
import type { Language } from "../../output/message.ts";
import { coverageText } from "../../policies/report/coverage.ts";
import { TEXTS } from "../../policies/report/messages.ts";
import { rulesText } from "../../policies/report/rules.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface Options {
  readonly coverage?: boolean;
  readonly json?: boolean;
}

/** The command; `end` receives 0. */
export function policiesCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("policies")
    .description(TEXTS.description[language])
    .usage("[options]")
    .option("--coverage", TEXTS.coverage[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--json", PROGRAM.json[language])
    .action(async ({ coverage = false, json = false }: Options) => {
      console.log(coverage ? await coverageText(json, language) : rulesText(json, language));
      end(0);
    });
}
