/** A part without labels of its own leads, in the same stack, to something that says whose data it is and of which class. */
import type { Fact, StackFact } from "../../facts.ts";
import { defineRule, type Finding } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const dataOwner = defineRule(
  "data-owner",
  about,
  messages,
  ({ facts, whole }: StackFact): Found => {
    const bySubject = new Map(facts.map((fact) => [fact.subject, fact]));
    return facts.flatMap((fact): Found => {
      // A Kubernetes object is a part of its namespace, whose labels each cluster's admission keeps.
      if (!fact.labelledByParent || fact.cluster !== undefined) return [];
      const ends = endsOf(fact, bySubject, new Set());
      if (ends.some(saysWhose)) return [];
      const found = { about: { subject: fact.subject, type: fact.type } };
      const [end] = ends;
      if (end !== undefined) return [{ case: "ownerless", ...found, values: { parent: end.type } }];
      return whole ? [{ case: "orphan", ...found }] : []; // What is not seen may be there.
    });
  },
);

function saysWhose({ dataClass, owner }: Fact): boolean {
  return typeof dataClass === "string" && typeof owner === "string";
}

/** The things that carry the labels, through parts of parts. */
function endsOf(
  { partOf = [] }: Fact,
  bySubject: ReadonlyMap<string, Fact>,
  passed: Set<string>,
): Fact[] {
  return partOf.flatMap((subject) => {
    const parent = bySubject.get(subject);
    if (parent === undefined || passed.has(subject)) return [];
    passed.add(subject);
    return parent.labelledByParent ? endsOf(parent, bySubject, passed) : [parent];
  });
}
