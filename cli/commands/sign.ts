/** `estate sign <site> <contract>`: countersigns a contract for a site with an office's key. */
import { resolve } from "node:path";
import { Command } from "commander";
import { stacksFolder } from "../../estate/project.ts";
import { TEXTS } from "../../operations/countersign/messages.ts";
import { today } from "../../output/day.ts";
import type { Language } from "../../output/message.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface Options {
  readonly key?: string;
  readonly by?: string;
  readonly root?: string;
}

/** The command; `end` receives 0, 1 (rejected) or 2 (wrong usage). */
export function signCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("sign")
    .description(TEXTS.description[language])
    .argument("<site>", TEXTS.site[language])
    .argument("<contract>", TEXTS.contract[language])
    .option("--key <file>", TEXTS.key[language])
    .option("--by <name>", TEXTS.by[language])
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, contract: string, options: Options) => {
      const { key, by, root = stacksFolder } = options;
      const signing = { root: resolve(root), key, by, today: today() };
      const work = async () => {
        const { countersign } = await import("../../operations/countersign/run.ts");
        return countersign(site, contract, signing, language);
      };
      end(await ended(language, work));
    });
}
