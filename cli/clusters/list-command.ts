/** `estate clusters`: the site's clusters as its cloud knows them. */
import { Command } from "commander";
import type { Language } from "../../sovereignty/text.ts";
import { ended } from "../rehearsal/ended.ts";
import { TEXTS as REHEARSAL } from "../rehearsal/messages.ts";
import { printClusters } from "./list.ts";
import { TEXTS } from "./messages.ts";

/** The command; prints a table to standard output. */
export function clustersCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("clusters")
    .description(TEXTS.clusters[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--lang <lang>")
    .action(async (site: string) => {
      end(await ended(site, language, () => printClusters(site, language)));
    });
}
