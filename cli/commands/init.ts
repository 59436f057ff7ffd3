/** `estate init DIR --site niamey --country NE`: a repository of one site, whose program is this package. */
import { resolve } from "node:path";
import { Command } from "commander";
import { readEstates } from "../../checks/load.ts";
import type { ProjectOptions } from "../../estate/init/files.ts";
import { makeProject } from "../../estate/init/make.ts";
import { TEXTS } from "../../estate/init/messages.ts";
import { TEXTS as NEW_SITE } from "../../estate/new-site/messages.ts";
import type { Language } from "../../output/message.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

/** The command; `end` receives 0, 1 (rejected: the estate does not allow it) or 2 (wrong usage). */
export function initCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("init")
    .description(TEXTS.description[language])
    .argument("<folder>", TEXTS.folder[language])
    .requiredOption("--site <key>", TEXTS.site[language])
    .requiredOption("--country <code>", NEW_SITE.country[language])
    .option("--title-fr <name>", NEW_SITE.titleFr[language])
    .option("--title-en <name>", NEW_SITE.titleEn[language])
    .option("--like <site>", NEW_SITE.like[language])
    .option("--bare", NEW_SITE.bare[language])
    .option("--from <folder>", TEXTS.from[language])
    .option("--package <spec>", TEXTS.package[language])
    .option("--dry-run", NEW_SITE.dryRun[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (folder: string, options: ProjectOptions) => {
      const make = () => makeProject(resolve(folder), options, readEstates, language);
      end(await ended(language, make));
    });
}
