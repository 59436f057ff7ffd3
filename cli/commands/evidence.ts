/** `estate evidence <site> <folder>`: a site's evidence, signed, as a folder and an archive. */
import { Command } from "commander";
import { TEXTS } from "../../evidence/bundle/messages.ts";
import { today } from "../../output/day.ts";
import type { Language } from "../../output/message.ts";
import { knownDay } from "../day-option.ts";
import { ended } from "../evidence-exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { several } from "../several.ts";

interface Options {
  readonly state?: string;
  readonly backend?: string;
  readonly drift?: readonly string[];
  readonly asOf?: string;
  readonly key?: readonly string[];
}

/** The command; `end` receives 0 (passed), 1 (failed, or a rejection) or 2 (nothing is proven). */
export function evidenceCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("evidence")
    .description(TEXTS.description[language])
    .argument("<site>", TEXTS.site[language])
    .argument("<folder>", TEXTS.folder[language])
    .option("--state <file>", TEXTS.state[language])
    .option("--backend <url>", TEXTS.backend[language])
    .option("--drift <file>", TEXTS.drift[language], several)
    .option("--as-of <day>", TEXTS.asOf[language], knownDay)
    .option("--key <file>", TEXTS.key[language], (key, keys: string[] = []) => [...keys, key])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, folder: string, options: Options) => {
      const { key: keys = [], asOf = today(), ...rest } = options;
      const action = async () => {
        const { writeEvidence } = await import("../../evidence/bundle/run.ts");
        return writeEvidence(site, folder, { ...rest, asOf, keys }, language);
      };
      end(await ended(language, action));
    });
}
