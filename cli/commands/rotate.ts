/** `estate rotate <site> [credentials...]`: replaces credentials of a rehearsal. */
import { Command } from "commander";
import { TEXTS } from "../../operations/credentials/rotate/messages.ts";
import type { Options } from "../../operations/credentials/rotate/plan.ts";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { readRequested } from "../read-estates.ts";
import { ended } from "../rehearsal-exit-codes.ts";

/** The command; `end` receives 0 (done), 1 (rejected, or it failed) or 2 (wrong usage). */
export function rotateCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("rotate")
    .description(TEXTS.description[language])
    .usage("<site> <credential...> [--finish | --leaked] [--dry-run] [options]")
    .argument("<site>", REHEARSAL.site[language])
    .argument("[credentials...]", TEXTS.credentials[language])
    .option("--finish", TEXTS.finish[language])
    .option("--leaked", TEXTS.leaked[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, names: string[], options: Options) => {
      const request = await readRequested(site, undefined, language);
      if (typeof request === "number") return end(request);
      const { estates } = request;
      const work = async () => {
        const { rotate } = await import("../../operations/credentials/rotate/run.ts");
        await rotate(site, names, options, estates, language);
      };
      end(await ended(site, language, work));
    });
}
