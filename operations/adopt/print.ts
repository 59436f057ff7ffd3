/** Prints the outcome of `estate adopt`: text, or one JSON document. */
import { toJsonText } from "../../output/json.ts";
import { type Language, render } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import type { Outcome } from "./recover.ts";
import { differenceLines, reportText } from "./text.ts";

/** How the command was given, and how it ended. */
export interface How {
  readonly json: boolean;
  readonly dryRun: boolean;
  readonly recorded: boolean;
  /** Whether nothing may be recorded. */
  readonly fault: boolean;
}

/** Prints a report to standard output. */
export function print(
  { report, differences }: Pick<Outcome, "report" | "differences">,
  { json, dryRun, recorded, fault }: How,
  language: Language,
): void {
  const { site, found, missing, later } = report;
  if (json) {
    console.log(toJsonText({ ...report, differences, stored: recorded }));
    return;
  }
  console.log(reportText(report, language));
  for (const line of differenceLines(differences, language)) console.log(line);
  const values = { site, count: found.length + later.length };
  if (recorded) {
    const more = { differences: differences.length, created: missing.length };
    const same = more.differences + more.created === 0;
    console.log(render(same ? TEXTS.unchanged : TEXTS.changed, more, language));
    console.log(render(TEXTS.done, values, language));
  } else if (dryRun && !fault) console.log(render(TEXTS.dryRunDone, values, language));
  else if (values.count === 0) console.log(render(TEXTS.nothingMissing, { site }, language));
}
