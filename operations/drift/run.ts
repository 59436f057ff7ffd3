/** Compares one site or several, and writes the report in the requested format. */
import type { Estate } from "../../estate/estate.ts";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { writeReport } from "../../output/write-report.ts";
import { compareSite } from "./drift.ts";
import type { Format } from "./formats.ts";
import { toJunit } from "./junit.ts";
import { EXIT_CODES, type Report } from "./model.ts";
import { toSarif } from "./sarif.ts";
import { toText } from "./text.ts";

const FORMATS: Readonly<Record<Format, (report: Report) => string>> = {
  text: toText,
  json: (report) => `${toJsonText(report)}\n`,
  sarif: toSarif,
  junit: toJunit,
};

export interface DriftOptions {
  /** The stacks folder. */
  readonly root: string;
  readonly format: Format;
  /** @default standard output */
  readonly output?: string | undefined;
}

/** Returns the exit code: the gravest of the sites'; a site that cannot be read does not hide the others. */
export async function drift(
  estates: readonly Estate[],
  { root, format, output }: DriftOptions,
  language: Language,
): Promise<number> {
  const codes: number[] = [];
  for (const estate of estates) {
    try {
      const report = await compareSite(estate, root, language);
      writeReport(FORMATS[format](report), output);
      codes.push(EXIT_CODES[report.result]);
    } catch (error) {
      codes.push(2);
      console.error(`estate: ${reasonOf(error, language)}`);
    }
  }
  return codes.includes(1) ? 1 : Math.max(0, ...codes);
}

/** An error of the cloud or the state is one line; any other is a fault of the program. */
function reasonOf(error: unknown, language: Language): string {
  if (error instanceof UserError) return error.in(language);
  throw error;
}
