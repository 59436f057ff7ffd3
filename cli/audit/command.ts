/** `estate audit <file>`: a recorded state or a plan judged by the law; no cloud, no login, no network, no engine. */
import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { linesOf, pathKey } from "../../policies/recorded/index.ts";
import { isLanguage, type Language } from "../../sovereignty/text.ts";
import { repository } from "../places.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { Failure, failure, readFile, readRegistry, readText } from "./input.ts";
import { toJunit } from "./junit.ts";
import { jurisdictionOf, type Said } from "./jurisdiction.ts";
import { TEXTS } from "./messages.ts";
import { EXIT_CODES, type Report } from "./model.ts";
import { reportOf } from "./report.ts";
import { toSarif } from "./sarif.ts";
import { settle } from "./settled.ts";
import { toText } from "./text.ts";
import { verdictsOf } from "./verdicts.ts";

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: toText,
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  sarif: toSarif,
  junit: toJunit,
};

interface AuditOptions extends Said {
  readonly format?: string;
  readonly output?: string;
  readonly alliance?: string;
  readonly backend?: string;
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
    .option("--backend <url>", TEXTS.backend[language])
    .option("--today <day>", TEXTS.today[language], knownDay)
    .action((file: string, options: AuditOptions) => {
      end(audit(file, options, language));
    });
}

function knownFormat(format: string): string {
  if (Object.hasOwn(FORMATS, format)) return format;
  throw new InvalidArgumentError(format);
}

function knownLanguage(language: string): string {
  if (isLanguage(language)) return language;
  throw new InvalidArgumentError(language);
}

function knownDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${day}T`)) return day;
  throw new InvalidArgumentError(day);
}

function audit(file: string, options: AuditOptions, language: Language): number {
  try {
    const report = judged(file, options, language);
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

function judged(name: string, options: AuditOptions, language: Language): Report {
  const file = name === "-" ? "stdin" : shown(name);
  const text = readText(name, file, language);
  const recording = readFile(text, file, language);
  const registry = options.alliance ?? join(repository, "stacks/alliance.yaml");
  const { alliance, digest } = readRegistry(registry, language);
  const jurisdiction = jurisdictionOf(recording, options);
  const context = {
    alliance,
    site: jurisdiction.site.is,
    rehearsal: jurisdiction.rehearsal.is,
    today: jurisdiction.today.is,
  };
  const { backend: backendUrl } = options;
  const { kind, secretsProvider } = recording;
  const told = backendUrl !== undefined && kind === "state";
  const state = told ? { backendUrl, secretsProvider } : undefined;
  const verdicts = verdictsOf(recording, context, state);
  const found = verdicts.raw.flatMap(({ path }) => (path ? [pathKey([...path, "urn"])] : []));
  return reportOf({
    file,
    toolVersion: manifest.version,
    language,
    recording,
    jurisdiction: { ...jurisdiction, alliance: { is: shown(registry), digest } },
    state,
    verdicts,
    settled: settle(verdicts.raw),
    lines: linesOf(text, new Set(found)),
  });
}

/** A file as a person here would name it. */
function shown(file: string): string {
  const near = relative(process.cwd(), resolve(file));
  return near.startsWith("..") ? resolve(file) : near;
}

function write(file: string, text: string, language: Language): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw failure(TEXTS.notWritten, { file, reason: code ?? message }, language);
  }
}
