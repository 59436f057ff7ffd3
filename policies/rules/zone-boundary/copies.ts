/**
 * The sources of a copy: an image may hold data of a lower class than the copy, of any owner that offers it; never of a
 * higher class.
 */
import type { EvaluationContext } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { own } from "../../values/own.ts";

/** One input that would put data of a higher class under a lower one. */
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
        // Other rules deny sources of an unknown class.
        .filter((from) => (rank(from.dataClass) ?? -1) > mine)
        .map((from) => ({ field, from }))
    );
  });
}
