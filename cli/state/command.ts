/** `estate state`: where a rehearsal site's state is, how old its copy at the other site; and back from there. */
import { Command } from "commander";
import type { Language } from "../../sovereignty/text.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { ended } from "../rehearsal/ended.ts";
import { TEXTS as REHEARSAL } from "../rehearsal/messages.ts";
import { TEXTS } from "./messages.ts";
import { bringBack, show } from "./show.ts";

/** The command; prints to standard output. */
export function stateCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("state")
    .description(TEXTS.description[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--from-copy", TEXTS.fromCopy[language])
    .option("--lang <lang>", PROGRAM.language[language])
    .action(async (site: string, { fromCopy = false }: { fromCopy?: boolean }) => {
      const action = fromCopy ? bringBack : show;
      end(await ended(site, language, () => action(site, language)));
    });
}
