/** `estate changes --since DAY|REVISION [site]`: what changed, by tenant and by rule, and who approved it; reads git. */
import { Command } from "commander";
import { FORMATS } from "../../evidence/changes/formats.ts";
import { TEXTS } from "../../evidence/changes/messages.ts";
import { type CommandOptions, run } from "../../evidence/changes/run.ts";
import { TEXTS as STATES } from "../../evidence/changes/states/messages.ts";
import type { Language } from "../../output/message.ts";
import { knownDay } from "../day-option.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { oneOf } from "../one-of.ts";
import { several } from "../several.ts";

/** The command; `end` receives 0 (there is a report) or 2 (there is none). */
export function changesCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("changes")
    .description(TEXTS.description[language])
    .usage("--since <day|revision> [site] [options]")
    .argument("[site]", TEXTS.site[language])
    .requiredOption("--since <day|revision>", TEXTS.since[language])
    .option("--updates <file>", TEXTS.updates[language])
    .option("--state <file>", STATES.option[language], several)
    .option("--format <format>", TEXTS.format[language], oneOf(FORMATS))
    .option("--output <file>", TEXTS.output[language])
    .option("--today <day>", TEXTS.today[language], knownDay)
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string | undefined, options: CommandOptions) => {
      end(await run(site, options, language));
    });
}
