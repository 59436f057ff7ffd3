/**
 * `estate move <site>/<tenant>`: moves a tenant to another site; `movesTo` in its file is the one line a person
 * changes.
 */
import { resolve } from "node:path";
import { Command } from "commander";
import { readEstates } from "../../checks/load.ts";
import { TEXTS } from "../../estate/move/messages.ts";
import { move } from "../../estate/move/move.ts";
import { stacksFolder } from "../../estate/project.ts";
import type { Language } from "../../output/message.ts";
import { waiversFile } from "../../policies/enforce/registry.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface Options {
  readonly finish?: boolean;
  readonly approvedBy?: string;
  readonly dryRun?: boolean;
  readonly root?: string;
}

/** The command; `end` receives 0, 1 (rejected) or 2 (wrong usage). */
export function moveCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("move")
    .description(TEXTS.description[language])
    .argument("<tenant>", TEXTS.tenant[language])
    .option("--finish", TEXTS.finish[language])
    .option("--approved-by <name>", TEXTS.approvedBy[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (tenant: string, options: Options) => {
      const { finish = false, dryRun = false, approvedBy, root = stacksFolder } = options;
      const where = { root: resolve(root), waivers: waiversFile(), read: readEstates };
      const moving = { ...where, finish, dryRun, approvedBy };
      end(await ended(language, () => move(tenant, moving, language)));
    });
}
