/** A part without labels leads, in the same stack, to a resource that names the data's owner and class. */
import type { StackFact } from "../../facts/fact.ts";
import { bySubject, endsOf, saysWhose } from "../../facts/parts.ts";
import { toPaste } from "../../labels/syntax.ts";
import { defineRelationRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const dataOwner = defineRelationRule(
  {
    name: "data-owner",
    metadata: {
      severity: "high",
      waivable: true,
      references: { secNumCloud: ["8.3"], c5: ["AM-06"], ccm: ["DSP-04"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  ({ facts, whole }: StackFact, context): Found => {
    const things = bySubject(facts);
    return facts.flatMap((fact): Found => {
      // A Kubernetes object is a part of its namespace, whose labels each cluster's admission keeps.
      if (!fact.labelledByParent || fact.cluster !== undefined) return [];
      const ends = endsOf(fact.partOf, things);
      if (ends.some(saysWhose)) return [];
      const found = { about: { subject: fact.subject, type: fact.type } };
      const [end] = ends;
      if (end !== undefined) {
        const values = { parent: end.type, paste: toPaste(end, context) };
        return [{ case: "ownerless", ...found, values }];
      }
      return whole ? [{ case: "orphan", ...found }] : []; // A resource that is not seen may exist.
    });
  },
);
