/** One audit: evaluates the file and writes the report in the requested format. */
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { writeReport } from "../../output/write-report.ts";
import { type AuditOptions, audit } from "./audit.ts";
import type { Format } from "./formats.ts";
import { Failure } from "./input.ts";
import { toJunit } from "./junit.ts";
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
    writeReport(FORMATS[options.format ?? "text"](report), options.output);
    return EXIT_CODES[report.result];
  } catch (error) {
    if (!(error instanceof Failure || error instanceof UserError)) throw error;
    const text = error instanceof UserError ? error.in(language) : error.message;
    for (const line of text.split("\n")) console.error(`estate: ${line}`);
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
