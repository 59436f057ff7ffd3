/** What a thing is copied from: an image may be of less sensitive data than the copy, and of any owner that offers it; not of more. */
import type { EvaluationContext } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { own } from "../../values/own.ts";

/** One input by which data of a higher class would be under a lower one. */
export interface Lowered {
  readonly field: string;
  readonly from: Fact;
}

export function loweredBy(fact: Fact, things: Things, { alliance }: EvaluationContext): Lowered[] {
  const { dataClass, joins = [], partial, refers } = fact;
  if (refers === undefined || partial || typeof dataClass !== "string") return [];
  const rank = (name: unknown) =>
    typeof name === "string" ? own(alliance.classes, name)?.rank : undefined;
  const mine = rank(dataClass) ?? -1;
  return joins.flatMap(({ at: field, to }) => {
    const reference = refers[field];
    if (reference?.how !== "copied") return [];
    return (
      endsOf(to, things)
        .filter(({ type }) => reference.types.includes(type))
        // Whose class is not known other rules deny.
        .filter((from) => (rank(from.dataClass) ?? -1) > mine)
        .map((from) => ({ field, from }))
    );
  });
}
