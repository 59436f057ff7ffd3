/**
 * `estate state`: where a rehearsal site's state is, and how old its copy at the other site is; can restore it from
 * there.
 */
import { Command } from "commander";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import { TEXTS } from "../../operations/state/messages.ts";
import { bringBack, show } from "../../operations/state/show.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { ended } from "../rehearsal-exit-codes.ts";

/** The command; prints to standard output. */
export function stateCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("state")
    .description(TEXTS.description[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--from-copy", TEXTS.fromCopy[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, { fromCopy = false }: { fromCopy?: boolean }) => {
      const action = fromCopy ? bringBack : show;
      end(await ended(site, language, () => action(site, language)));
    });
}
