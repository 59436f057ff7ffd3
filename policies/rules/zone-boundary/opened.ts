/** A security group rule opens its group: only the group's own labels show for which data, never the rule's. */
import type { EvaluationContext } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { distanceOfOpening, mayReach } from "../../facts/openings.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { type Crossing, crossings } from "./crossings.ts";

/** Whether a fact opens something that only its own labels would allow. */
export function opensByItsLabels(fact: Fact, context: EvaluationContext): boolean {
  const unlabelled = { ...fact, dataClass: undefined };
  return (fact.openings ?? []).some((opening) => {
    const distance = distanceOfOpening(opening, context);
    return distance !== "site" && !mayReach(unlabelled, distance, context);
  });
}

/** The boundaries between an opening resource and those it opens; `undefined` where these are not seen. */
export function openedBy(
  fact: Fact,
  things: Things,
): readonly (Crossing & { readonly other: Fact })[] | undefined {
  const ends = endsOf(fact.opensIn?.to, things);
  if (ends.length === 0) return undefined;
  return ends.flatMap((other) =>
    crossings(fact, other)
      // A rule need not repeat its group's tenant.
      .filter(({ kind }) => kind !== "tenant" || fact.tenant !== undefined)
      .map((crossing) => ({ ...crossing, other })),
  );
}
