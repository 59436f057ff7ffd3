/** Problems of the names that a site offers. */

import type { Message } from "../../../output/message.ts";
import type { Site } from "../model.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";

const MESSAGES = {
  empty: EMPTY,
  twice: {
    fr: "« {got} » y est déjà ; attendu : chaque nom une fois",
    en: "got {got}, which is there already; want each name once",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/**
 * Problems of one site's offers: clouds compare some names without regard to case, so names that differ only in case
 * are one.
 */
export function offerProblems(key: string, { offers = {} }: Site): AllianceProblem[] {
  return (Object.entries(offers) as [string, readonly string[]][]).flatMap(([list, names]) => {
    const path = ["sites", key, "offers", list];
    if (names.length === 0) return [problem("empty", path)];
    const folded = names.map((name) => name.toLowerCase());
    return names.flatMap((got, index) =>
      folded.indexOf(folded[index] ?? "") < index
        ? [problem("twice", [...path, index], { got })]
        : [],
    );
  });
}
