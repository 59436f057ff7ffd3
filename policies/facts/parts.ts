/** What the resources of one stack are parts of. */
import type { Fact } from "./fact.ts";

/** The things of a stack by their subjects. */
export type Things = ReadonlyMap<string, Fact>;

export function bySubject(facts: readonly Fact[]): Things {
  return new Map(facts.map((fact) => [fact.subject, fact]));
}

/** The things with labels of their own that these subjects are or are parts of, through parts of parts. */
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

/** Whether a thing says whose its data is, and of which class. */
export function saysWhose({ dataClass, owner }: Fact): boolean {
  return typeof dataClass === "string" && typeof owner === "string";
}
