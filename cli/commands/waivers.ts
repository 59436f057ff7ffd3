/** `estate waivers`: the exceptions in force, ending soon, expired and past, with who approved them. */
import { resolve } from "node:path";
import { Command } from "commander";
import { requireAlliance } from "../../estate/load/require-alliance.ts";
import { allianceFile } from "../../estate/load/sources.ts";
import { stacksFolder } from "../../estate/project.ts";
import { Failure, readGrants, readRegistry } from "../../evidence/audit/input.ts";
import { TEXTS as COMPLIANCE } from "../../evidence/compliance/messages.ts";
import { waiverHistory } from "../../evidence/waivers/history.ts";
import { TEXTS } from "../../evidence/waivers/messages.ts";
import { waiversReport } from "../../evidence/waivers/report.ts";
import { toText } from "../../evidence/waivers/text.ts";
import { today } from "../../output/day.ts";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { waiversFile } from "../../policies/enforce/registry.ts";
import { knownDay } from "../day-option.ts";
import { ended } from "../exit-codes.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";

interface WaiversOptions {
  readonly root?: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The command; `end` receives 0, 1 (a waiver is expired or at fault) or 2 (wrong usage, or nothing to read). */
export function waiversCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("waivers")
    .description(TEXTS.description[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .option("--as-of <day>", COMPLIANCE.asOf[language], knownDay)
    .option("--json", PROGRAM.json[language])
    .action(async (options: WaiversOptions) => {
      end(await ended(language, () => printed(options, language)));
    });
}

/** A file that cannot be read is one message a line, and exit code 2. */
async function printed(options: WaiversOptions, language: Language): Promise<number> {
  try {
    return await print(options, language);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of error.message.split("\n")) console.error(`estate: ${line}`);
    return 2;
  }
}

async function print(
  { root: given, asOf = today(), json }: WaiversOptions,
  language: Language,
): Promise<number> {
  const root = resolve(given ?? stacksFolder);
  requireAlliance(root);
  const file = waiversFile();
  const { alliance } = readRegistry(allianceFile(root), language);
  const waivers = readGrants(file, alliance, language);
  const history = await waiverHistory(file, waivers.sound);
  const report = waiversReport(waivers, history, { asOf, language });
  console.log(json ? toJsonText(report) : toText(report, language));
  return report.problems.length > 0 ? 1 : 0;
}
