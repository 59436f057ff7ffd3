/** `estate mirror <site>`: copies the node images that its standby sites need before they are needed. */
import { Command } from "commander";
import { TEXTS } from "../../operations/mirror/messages.ts";
import { mirror } from "../../operations/mirror/mirror.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { readRequested } from "../read-estates.ts";
import { ended } from "../rehearsal-exit-codes.ts";

/** The command; `end` receives 0 (all there, or listed), 1 (rejected) or 2 (wrong usage). */
export function mirrorCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("mirror")
    .description(TEXTS.description[language])
    .argument("<site>", TEXTS.site[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, { dryRun = false }: { dryRun?: boolean }) => {
      const request = await readRequested(site, undefined, language);
      if (typeof request === "number") return end(request);
      const [home] = request.chosen;
      if (home === undefined) throw new Error(`no estate of ${site}`); // rejected above
      end(await ended(site, language, () => mirror(home, request.estates, dryRun, language)));
    });
}
