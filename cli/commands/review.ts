/** `estate review BASE..HEAD`: what a change of the files does, before it is merged; reads git, no cloud. */
import { Command } from "commander";
import { FORMATS } from "../../evidence/review/formats.ts";
import { TEXTS } from "../../evidence/review/messages.ts";
import { type CommandOptions, run } from "../../evidence/review/run.ts";
import type { Language } from "../../output/message.ts";
import { knownDay } from "../day-option.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { oneOf } from "../one-of.ts";

/** The command; `end` receives 0 (no new violation), 1 (new violations) or 2 (no result). */
export function reviewCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("review")
    .description(TEXTS.description[language])
    .argument("<range>", TEXTS.range[language])
    .option("--format <format>", TEXTS.format[language], oneOf(FORMATS))
    .option("--output <file>", TEXTS.output[language])
    .option("--today <day>", TEXTS.today[language], knownDay)
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (range: string, options: CommandOptions) => {
      end(await run(range, options, language));
    });
}
