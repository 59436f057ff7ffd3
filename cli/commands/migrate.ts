/**
 * `estate migrate`: rewrites an older estate's files for this program, keeping comments and order; all of them or none.
 */
import { resolve } from "node:path";
import { Command } from "commander";
import { TEXTS } from "../../estate/migrate/messages.ts";
import { migrate } from "../../estate/migrate/run.ts";
import { stacksFolder } from "../../estate/project.ts";
import type { Language } from "../../output/message.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface Options {
  readonly root?: string;
  readonly dryRun?: boolean;
}

/** The command; `end` receives 0, 1 (a file has an unknown version) or 2 (wrong usage). */
export function migrateCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("migrate")
    .description(TEXTS.description[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async ({ root = stacksFolder, dryRun = false }: Options) => {
      end(await ended(language, () => migrate(resolve(root), dryRun, language)));
    });
}
