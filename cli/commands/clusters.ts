/** `estate clusters`: the site's clusters in its cloud. */
import { Command } from "commander";
import { printClusters } from "../../operations/clusters/list.ts";
import { TEXTS } from "../../operations/clusters/messages.ts";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { ended } from "../rehearsal-exit-codes.ts";

/** The command; prints a table to standard output. */
export function clustersCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("clusters")
    .description(TEXTS.clusters[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string) => {
      end(await ended(site, language, () => printClusters(site, language)));
    });
}
