/**
 * `estate audit <file>`: evaluates a recorded state or a plan against the policies; no cloud, no login, no network, no
 * engine. With `--cluster`, the file is a kubeconfig, and the objects of the running cluster are evaluated.
 */
import { Command } from "commander";
import { FORMATS } from "../../evidence/audit/formats.ts";
import { TEXTS } from "../../evidence/audit/messages.ts";
import { type CommandOptions, run } from "../../evidence/audit/run.ts";
import type { Language } from "../../output/message.ts";
import { knownDay } from "../day-option.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { oneOf } from "../one-of.ts";

/** The command; `end` receives 0 (nothing failed), 1 (violations) or 2 (could not evaluate). */
export function auditCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("audit")
    .description(TEXTS.description[language])
    .argument("<file>", TEXTS.file[language])
    .option("--format <format>", TEXTS.format[language], oneOf(FORMATS))
    .option("--output <file>", TEXTS.output[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--site <site>", TEXTS.site[language])
    .option("--cluster <tenant/cluster>", TEXTS.cluster[language])
    .option("--rehearsal", TEXTS.rehearsal[language])
    .option("--no-rehearsal", TEXTS.noRehearsal[language])
    .option("--alliance <file>", TEXTS.alliance[language])
    .option("--waivers <file>", TEXTS.waivers[language])
    .option("--things <file>", TEXTS.things[language])
    .option("--backend <url>", TEXTS.backend[language])
    .option("--today <day>", TEXTS.today[language], knownDay)
    .action(async (file: string, options: CommandOptions) => {
      end(await run(file, options, language));
    });
}
