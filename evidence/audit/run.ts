/** One audit: evaluates the file and writes the report in the requested format. */
import { writeFileSync } from "node:fs";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { type AuditOptions, audit } from "./audit.ts";
import type { Format } from "./formats.ts";
import { Failure, failure } from "./input.ts";
import { toJunit } from "./junit.ts";
import { TEXTS } from "./messages.ts";
import { EXIT_CODES, type Report } from "./model.ts";
import { toPolicyReports } from "./policy-reports.ts";
import { toSarif } from "./sarif.ts";
import { toText } from "./text.ts";

const FORMATS: Readonly<Record<Format, (report: Report) => string>> = {
  text: toText,
  json: (report) => `${toJsonText(report)}\n`,
  sarif: toSarif,
  junit: toJunit,
  openreports: (report) => toPolicyReports(report, "openreports"),
  policyreport: (report) => toPolicyReports(report, "policyreport"),
};

export interface CommandOptions extends AuditOptions {
  readonly format?: Format;
  readonly output?: string;
  /** `<tenant>/<cluster>`: the file is a kubeconfig. @default the file is a state or a plan */
  readonly cluster?: string;
}

/** Returns the exit code: 0 (nothing failed), 1 (violations) or 2 (could not evaluate). */
export async function run(
  file: string,
  options: CommandOptions,
  language: Language,
): Promise<number> {
  try {
    const report = await evaluated(file, options, language);
    const text = FORMATS[options.format ?? "text"](report);
    if (options.output === undefined) process.stdout.write(text);
    else write(options.output, text, language);
    return EXIT_CODES[report.result];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of error.message.split("\n")) console.error(`estate: ${line}`);
    return 2;
  }
}

async function evaluated(
  file: string,
  { cluster, ...options }: CommandOptions,
  language: Language,
): Promise<Report> {
  if (cluster === undefined) return audit(file, options, language);
  const { auditCluster } = await import("./cluster/audit.ts"); // the components, which others do not need
  return auditCluster(file, { ...options, cluster }, language);
}

function write(file: string, text: string, language: Language): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw failure(TEXTS.notWritten, { file, reason: code ?? message }, language);
  }
}
