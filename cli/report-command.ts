/** The common part of `estate`'s reports: one site or all, two languages, text, JSON and a picture. */
import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { toJsonText } from "../output/json.ts";
import type { Language, Message } from "../output/message.ts";
import { UserError } from "../output/user-error.ts";
import { knownLanguage } from "./language-option.ts";
import { TEXTS as PROGRAM } from "./messages.ts";
import { printError, type ReportRequest, readRequested } from "./read-estates.ts";
import { TEXTS } from "./report-messages.ts";

/** One report over checked estates. */
export interface ReportDefinition<Report> {
  /** The command's name. */
  readonly name: string;
  readonly description: Message;
  /** Whether the report accepts one site. @default true */
  readonly sites?: boolean;
  /** The report's own boolean options, by name; those that are set are in `flags` of the request. */
  readonly flags?: Readonly<Record<string, Message>>;
  /** Whether overdue platforms abroad stop the report; not where it shows them. @default true */
  readonly rejectLate?: boolean;
  /**
   * Computes the report, of the requested site or of all. Receives every open site, because sites depend on each other.
   * Throws a `UserError` if it cannot; its message is printed and the exit code is 1.
   */
  build(request: ReportRequest & { readonly flags: ReadonlySet<string> }): Report | Promise<Report>;
  toText(report: Report, language: Language): string;
  /** The value that `--json` prints. @default the report itself */
  toJson?(report: Report, language: Language): unknown;
  /** Whether the report found something forbidden: it is printed, and the exit code is 1. @default never */
  failed?(report: Report): boolean;
  /** What could not be read, for people: the report is printed all the same, and the exit code is 2. @default all was read */
  incomplete?(report: Report, language: Language): string | undefined;
  /** The picture that `--svg` writes; without it the option does not exist. */
  toSvg?(report: Report, language: Language): string | Promise<string>;
}

interface ReportOptions {
  readonly root?: string;
  readonly json?: boolean;
  readonly svg?: string;
  /** The report's own options. */
  readonly [flag: string]: unknown;
}

/**
 * The command; `end` receives 0, 1 (the estate's files have issues, or the report throws) or 2 (wrong usage, or nothing
 * to read).
 */
export function reportCommand<Report>(definition: ReportDefinition<Report>) {
  return (language: Language, end: (exitCode: number) => void): Command => {
    const command = new Command(definition.name)
      .description(definition.description[language])
      .usage(definition.sites === false ? "[options]" : "[site] [options]")
      .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
      .option("--root <folder>", PROGRAM.root[language])
      .option("--json", PROGRAM.json[language]);
    if (definition.toSvg) command.option("--svg <file>", TEXTS.svg[language]);
    for (const [name, message] of Object.entries(definition.flags ?? {})) {
      command.option(`--${name}`, message[language]);
    }
    if (definition.sites === false) {
      return command.action(async (options: ReportOptions) => {
        end(await run(definition, undefined, options, language));
      });
    }
    return command
      .argument("[site]", TEXTS.site[language])
      .action(async (site: string | undefined, options: ReportOptions) => {
        end(await run(definition, site, options, language));
      });
  };
}

async function run<Report>(
  definition: ReportDefinition<Report>,
  site: string | undefined,
  { root, json, svg, ...others }: ReportOptions,
  language: Language,
): Promise<number> {
  const { build, toText, toJson = (report: Report) => report, toSvg, rejectLate } = definition;
  const request = await readRequested(site, root, language, { rejectLate });
  if (typeof request === "number") return request;
  const given = Object.keys(definition.flags ?? {}).filter((name) => others[name] === true);
  let report: Report;
  try {
    report = await build({ ...request, flags: new Set(given) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`estate: ${error.in(language)}`);
    return 1;
  }
  console.log(json ? toJsonText(toJson(report, language)) : toText(report, language));
  const incomplete = definition.incomplete?.(report, language);
  if (incomplete !== undefined) console.error(incomplete);
  const otherwise = incomplete === undefined ? 0 : 2;
  const exitCode = definition.failed?.(report) ? 1 : otherwise;
  if (svg === undefined || toSvg === undefined) return exitCode;
  try {
    writeFileSync(svg, await toSvg(report, language));
    return exitCode;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return printError(TEXTS.notWritten, { file: svg, reason: code }, language, 2);
  }
}
