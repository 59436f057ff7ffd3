/** The plan as `--json` prints it. */

import { LANGUAGES } from "../../output/message.ts";
import type { PlanReport } from "./plan.ts";
import { firstDay } from "./quarters.ts";
import { remedyText } from "./remedies.ts";

/** Waves by their last day; conflicts with texts for people, in both languages. */
export function planJson(report: PlanReport) {
  const { outcome, proven, start, waves, conflicts } = report;
  const words = (remedy: Parameters<typeof remedyText>[0]) =>
    Object.fromEntries(
      LANGUAGES.map((language) => [language, remedyText(remedy, report, language)]),
    );
  return {
    outcome,
    proven,
    notBefore: firstDay(start),
    waves: waves.map(({ until, platforms }) => ({
      until,
      platforms: platforms.map(({ from, quarter: _, ...one }) => ({
        ...one,
        workSince: firstDay(from),
      })),
    })),
    conflicts: conflicts.map((remedies) =>
      remedies.map((remedy) => ({ ...remedy, message: words(remedy) })),
    ),
  };
}
