/** `estate doctor <site>`: checks that a site's cloud meets the prerequisites of its operator, read-only. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command } from "commander";
import { loadEstate } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { allianceFile } from "../../estate/load/sources.ts";
import { stacksFolder } from "../../estate/project.ts";
import type { DoctorOptions } from "../../operations/doctor/doctor.ts";
import { FORMATS } from "../../operations/doctor/formats.ts";
import { TEXTS } from "../../operations/doctor/messages.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { oneOf } from "../one-of.ts";
import { printError } from "../read-estates.ts";
import { TEXTS as REPORT } from "../report-messages.ts";

interface CommandOptions extends DoctorOptions {
  readonly root?: string;
}

/** The command; `end` receives 0 (no finding), 1 (findings) or 2 (no result). */
export function doctorCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("doctor")
    .description(TEXTS.description[language])
    .argument("<site>", TEXTS.site[language])
    .option("--format <format>", TEXTS.format[language], oneOf(FORMATS))
    .option("--output <file>", TEXTS.output[language])
    .option("--keeper <entry>", TEXTS.keeper[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--root <folder>", PROGRAM.root[language])
    .action(async (site: string, options: CommandOptions) => {
      end(await run(site, options, language));
    });
}

/** Every failure is one message and 2: nothing was found out about the cloud. */
async function run(site: string, options: CommandOptions, language: Language): Promise<number> {
  const root = resolve(options.root ?? stacksFolder);
  if (!existsSync(allianceFile(root))) return printError(REPORT.noAlliance, { root }, language, 2);
  const { estate, issues } = await loadEstate(site, { root });
  if (estate === undefined) {
    for (const issue of issues) console.error(formatIssue(issue, language, process.cwd()));
    return printError(REPORT.issues, { count: issues.length }, language, 2);
  }
  const { doctor } = await import("../../operations/doctor/doctor.ts");
  try {
    return await doctor(estate, root, options, language);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`estate: ${error.in(language)}`);
    return 2;
  }
}
