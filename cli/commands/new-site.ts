/** `estate new-site <site> --country NE`: creates a site that passes its check at once. */
import { resolve } from "node:path";
import { Command } from "commander";
import { readEstates } from "../../checks/load.ts";
import { makeSite } from "../../estate/new-site/make.ts";
import { TEXTS } from "../../estate/new-site/messages.ts";
import { type SiteOptions, siteRequest } from "../../estate/new-site/request.ts";
import { stacksFolder } from "../../estate/project.ts";
import type { Language } from "../../output/message.ts";
import { waiversFile } from "../../policies/enforce/registry.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface Options extends SiteOptions {
  readonly like?: string;
  readonly root?: string;
  readonly dryRun?: boolean;
}

/** The command; `end` receives 0, 1 (rejected: the estate does not allow it) or 2 (wrong usage). */
export function newSiteCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("new-site")
    .description(TEXTS.description[language])
    .argument("<site>", TEXTS.site[language])
    .requiredOption("--country <code>", TEXTS.country[language])
    .option("--title-fr <name>", TEXTS.titleFr[language])
    .option("--title-en <name>", TEXTS.titleEn[language])
    .option("--like <site>", TEXTS.like[language])
    .option("--bare", TEXTS.bare[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, { root = stacksFolder, ...options }: Options) => {
      const { like, dryRun = false } = options;
      const making = {
        root: resolve(root),
        waivers: waiversFile(),
        read: readEstates,
        like,
        dryRun,
      };
      end(await ended(language, () => makeSite(siteRequest(site, options), making, language)));
    });
}
