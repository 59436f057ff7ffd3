/** What a rule opens, it opens of its group: the group's own labels say for which data, never the rule's alone. */
import type { EvaluationContext } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { distanceOfOpening, mayReach } from "../../facts/openings.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { type Crossing, crossings } from "./crossings.ts";

/** Whether a fact opens what only its own labels would let it. */
export function opensByItsLabels(fact: Fact, context: EvaluationContext): boolean {
  const unlabelled = { ...fact, dataClass: undefined };
  return (fact.openings ?? []).some((opening) => {
    const distance = distanceOfOpening(opening, context);
    return distance !== "site" && !mayReach(unlabelled, distance, context);
  });
}

/** The boundaries between what opens and the things it opens; `undefined` where nobody sees what that is. */
export function openedBy(
  fact: Fact,
  things: Things,
): readonly (Crossing & { readonly other: Fact })[] | undefined {
  const ends = endsOf(fact.opensIn?.to, things);
  if (ends.length === 0) return undefined;
  return ends.flatMap((other) =>
    crossings(fact, other)
      // A rule need not say again whose tenant's its group is.
      .filter(({ kind }) => kind !== "tenant" || fact.tenant !== undefined)
      .map((crossing) => ({ ...crossing, other })),
  );
}
