/** Which resources of a stack are parts of which. */
import type { Fact } from "./fact.ts";

/** The resources of a stack by their subjects. */
export type Things = ReadonlyMap<string, Fact>;

export function bySubject(facts: readonly Fact[]): Things {
  return new Map(facts.map((fact) => [fact.subject, fact]));
}

/** The labelled resources that these subjects are, or are parts of, through parts of parts. */
export function endsOf(
  subjects: readonly string[] | undefined,
  things: Things,
  passed = new Set<string>(),
): Fact[] {
  return (subjects ?? []).flatMap((subject) => {
    const thing = things.get(subject);
    if (thing === undefined || passed.has(subject)) return [];
    passed.add(subject);
    return thing.labelledByParent ? endsOf(thing.partOf, things, passed) : [thing];
  });
}

/** Whether a fact has both an owner and a data class. */
export function saysWhose({ dataClass, owner }: Fact): boolean {
  return typeof dataClass === "string" && typeof owner === "string";
}
