/** `estate audit <file>`: a recorded state or a plan judged by the law; no cloud, no login, no network, no engine. */
import { writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import type { Language } from "../../sovereignty/text.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { type AuditOptions, audit } from "./audit.ts";
import { Failure, failure } from "./input.ts";
import { toJunit } from "./junit.ts";
import { TEXTS } from "./messages.ts";
import { EXIT_CODES, type Report } from "./model.ts";
import { toSarif } from "./sarif.ts";
import { toText } from "./text.ts";

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: toText,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: toSarif,
  junit: toJunit,
};

interface CommandOptions extends AuditOptions {
  readonly format?: string;
  readonly output?: string;
}

/** The command; `end` receives 0 (nothing failed), 1 (violations) or 2 (could not judge). */
export function auditCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("audit")
    .description(TEXTS.description[language])
    .argument("<file>", TEXTS.file[language])
    .option("--format <format>", TEXTS.format[language], knownFormat)
    .option("--output <file>", TEXTS.output[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .option("--site <site>", TEXTS.site[language])
    .option("--rehearsal", TEXTS.rehearsal[language])
    .option("--no-rehearsal", TEXTS.noRehearsal[language])
    .option("--alliance <file>", TEXTS.alliance[language])
    .option("--waivers <file>", TEXTS.waivers[language])
    .option("--things <file>", TEXTS.things[language])
    .option("--backend <url>", TEXTS.backend[language])
    .option("--today <day>", TEXTS.today[language], knownDay)
    .action((file: string, options: CommandOptions) => {
      end(run(file, options, language));
    });
}

function knownFormat(format: string): string {
  if (Object.hasOwn(FORMATS, format)) return format;
  throw new InvalidArgumentError(Object.keys(FORMATS).join(", "));
}

function knownDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T`)) return day;
  throw new InvalidArgumentError("YYYY-MM-DD");
}

function run(file: string, options: CommandOptions, language: Language): number {
  try {
    const report = audit(file, options, language);
    const text = (FORMATS[options.format ?? "text"] ?? toText)(report);
    if (options.output === undefined) process.stdout.write(text);
    else write(options.output, text, language);
    return EXIT_CODES[report.verdict];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of error.message.split("\n")) console.error(`estate: ${line}`);
    return 2;
  }
}

function write(file: string, text: string, language: Language): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw failure(TEXTS.notWritten, { file, reason: code ?? message }, language);
  }
}
