/** `estate up <site>`: updates one rehearsal site to what its files declare. */
import { type Command, InvalidArgumentError } from "commander";
import { up } from "../../operations/deploy/up.ts";
import { TEXTS } from "../../operations/updates/messages.ts";
import type { Language } from "../../output/message.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";
import { several } from "../several.ts";

interface Options {
  readonly supersede?: readonly string[];
}

const command = rehearsalCommand("up", (site, language, { supersede = [] }: Options) =>
  up(site, language, { supersede }),
);

/** The command; `end` receives 0 (done), 1 (rejected) or 2 (wrong usage). */
export function upCommand(language: Language, end: (exitCode: number) => void): Command {
  const commitId = (value: string, before?: readonly string[]) => {
    if (/^[0-9a-f]{7,64}$/i.test(value)) return several(value.toLowerCase(), before);
    throw new InvalidArgumentError(TEXTS.noCommitId[language]);
  };
  return command(language, end).option("--supersede <commit>", TEXTS.supersede[language], commitId);
}
