/** Prints the outcome of `estate adopt`: text, or one JSON document. */
import { toJsonText } from "../../output/json.ts";
import { type Language, render } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import type { Outcome } from "./recover.ts";
import { differenceLines, reportText } from "./text.ts";

/** Prints a report to standard output. */
export function print(
  { report, differences, checkpoint }: Outcome,
  { json, dryRun }: { json: boolean; dryRun: boolean },
  language: Language,
): void {
  const { site, found, missing, later } = report;
  if (json) {
    const whole = { ...report, differences, recording: checkpoint !== undefined };
    console.log(toJsonText(whole));
    return;
  }
  console.log(reportText(report, language));
  for (const line of differenceLines(differences, language)) console.log(line);
  const values = { site, count: found.length + later.length };
  if (dryRun) console.log(render(TEXTS.dryRunDone, values, language));
  else if (checkpoint !== undefined) {
    const more = { differences: differences.length, created: missing.length };
    const same = more.differences + more.created === 0;
    console.log(render(same ? TEXTS.unchanged : TEXTS.changed, more, language));
    console.log(render(TEXTS.done, values, language));
  } else if (values.count === 0) console.log(render(TEXTS.nothingMissing, { site }, language));
}
