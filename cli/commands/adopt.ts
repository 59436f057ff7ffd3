/** `estate adopt <site>`: recovers the state of one rehearsal site from what its cloud holds already. */
import { Command } from "commander";
import { adopt } from "../../operations/adopt/adopt.ts";
import { TEXTS } from "../../operations/adopt/messages.ts";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { ended } from "../rehearsal-exit-codes.ts";

interface Given {
  readonly dryRun?: boolean;
  readonly missing?: boolean;
  readonly withoutCopy?: boolean;
  readonly json?: boolean;
}

/** The command; `end` receives 0 (adopted, or listed), 1 (nothing recorded) or 2 (wrong usage). */
export function adoptCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("adopt")
    .description(TEXTS.description[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--missing", TEXTS.missingOnly[language])
    .option("--without-copy", TEXTS.withoutCopy[language])
    .option("--json", TEXTS.json[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, given: Given) => {
      const { dryRun = false, missing = false, withoutCopy = false, json = false } = given;
      const options = { dryRun, missing, withoutCopy, json };
      end(await ended(site, language, () => adopt(site, options, language)));
    });
}
