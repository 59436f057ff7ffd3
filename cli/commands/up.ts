/** `estate up <site>`: updates one rehearsal site to what its files declare. */
import { Command, InvalidArgumentError } from "commander";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import { up } from "../../operations/deploy/up.ts";
import { TEXTS } from "../../operations/updates/messages.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { ended } from "../rehearsal-exit-codes.ts";
import { several } from "../several.ts";

interface Options {
  readonly supersede?: readonly string[];
}

/** The command; `end` receives 0 (done), 1 (rejected) or 2 (wrong usage). */
export function upCommand(language: Language, end: (exitCode: number) => void): Command {
  const commitId = (value: string, before?: readonly string[]) => {
    if (/^[0-9a-f]{7,64}$/i.test(value)) return several(value.toLowerCase(), before);
    throw new InvalidArgumentError(TEXTS.noCommitId[language]);
  };
  return new Command("up")
    .description(REHEARSAL.up[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--supersede <commit>", TEXTS.supersede[language], commitId)
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, { supersede = [] }: Options) => {
      end(await ended(site, language, () => up(site, language, { supersede })));
    });
}
