/** `estate atlas <folder>`: the estate as a static web site, in both languages. */
import { join } from "node:path";
import { Command } from "commander";
import { COMMAND_TEXTS as TEXTS } from "../../evidence/atlas/command-messages.ts";
import { GIVEN_TEXTS as STATEMENT } from "../../evidence/compliance/read.ts";
import { TEXTS as DRIFT } from "../../evidence/drift/messages.ts";
import { type Language, render } from "../../output/message.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { readRequested } from "../read-estates.ts";
import { several } from "../several.ts";

interface AtlasOptions {
  readonly root?: string;
  readonly drift?: readonly string[];
  readonly statement?: string;
}

/** The command; `end` receives 0 (written), 1 (the files have issues, or the folder is denied) or 2 (wrong usage). */
export function atlasCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("atlas")
    .description(TEXTS.description[language])
    .usage("<folder> [options]")
    .argument("<folder>", TEXTS.folder[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .option("--drift <file>", DRIFT.option[language], several)
    .option("--statement <file>", STATEMENT.option[language])
    .action(async (folder: string, options: AtlasOptions) => {
      end(await ended(language, () => write(folder, options, language)));
    });
}

async function write(
  folder: string,
  { root, drift = [], statement }: AtlasOptions,
  language: Language,
): Promise<number> {
  const request = await readRequested(undefined, root, language, { rejectLate: false });
  if (typeof request === "number") return request;
  const { makeAtlas } = await import("../../evidence/atlas/make.ts");
  const { day, pages } = await makeAtlas(folder, request, { drift, statement });
  const file = join(folder, "index.html");
  console.log(render(TEXTS.written, { day, pages, file }, language));
  return 0;
}
