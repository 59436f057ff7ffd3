/** `estate offboard <site> <tenant>`: what stands in the way of its deletion, its freeze, its export, and after it a certificate. */
import { resolve } from "node:path";
import { Command } from "commander";
import { stacksFolder } from "../../estate/project.ts";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import { EXPORT } from "../../operations/offboard/export/messages.ts";
import { FREEZE } from "../../operations/offboard/freeze-messages.ts";
import { TEXTS } from "../../operations/offboard/messages.ts";
import type { Options } from "../../operations/offboard/run.ts";
import type { Language } from "../../output/message.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { readRequested } from "../read-estates.ts";

/** The command; `end` receives 0, 1 (obstacles, traces, or rejected) or 2 (wrong usage, or a list is missing). */
export function offboardCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("offboard")
    .description(TEXTS.description[language])
    .argument("<site>", REHEARSAL.site[language])
    .argument("<tenant>", TEXTS.tenant[language])
    .option("--freeze", FREEZE.option[language])
    .option("--export <folder>", EXPORT.option[language], (folder) => resolve(folder))
    .option("--destroy-keys", TEXTS.destroyKeys[language])
    .option("--certify <folder>", TEXTS.certify[language], (folder) => resolve(folder))
    .option("--key <file>", TEXTS.key[language], (file) => resolve(file))
    .option("--json", PROGRAM.json[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, tenant: string, options: Options) => {
      const request = await readRequested(site, undefined, language);
      if (typeof request === "number") return end(request);
      const of = { site, tenant, root: stacksFolder, estates: request.estates };
      const work = async () => {
        const { offboard } = await import("../../operations/offboard/run.ts");
        return offboard(of, options, language);
      };
      end(await ended(language, work));
    });
}
