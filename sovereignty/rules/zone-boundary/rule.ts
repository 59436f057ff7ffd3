/** What is joined in one stack has the same owner, the same tenant and the same class of data. */
import type { StackFact } from "../../facts.ts";
import { defineRule, type Finding } from "../../law.ts";
import { bySubject, endsOf, saysWhose } from "../../parts.ts";
import { about } from "./about.ts";
import { crossings, holdsData, isOpening } from "./crossings.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const zoneBoundary = defineRule(
  "zone-boundary",
  about,
  messages,
  ({ facts, whole }: StackFact): Found => {
    const things = bySubject(facts);
    return facts.flatMap((fact): Found => {
      const { joins = [], labelledByParent, partial, subject, type } = fact;
      const own = labelledByParent
        ? endsOf(fact.partOf, things).filter(saysWhose)
        : [fact].filter(holdsData);
      if (labelledByParent && own.length === 0) return []; // Whose the part itself is, data-owner asks.
      const sides = joins.map(({ at, to }) => {
        return {
          field: at,
          ends: endsOf(to, things).filter((end) => holdsData(end) || isOpening(end)),
        };
      });
      const [mine] = [...own, ...sides.flatMap(({ ends }) => ends)];
      const found = { about: { subject, type } };
      return sides.flatMap(({ field, ends }): Found => {
        if (mine === undefined || ends.length === 0) {
          // What is not seen may be there.
          return whole && !partial ? [{ case: "elsewhere", ...found, values: { field } }] : [];
        }
        return ends.flatMap((end) => {
          const values = { field, other: end.type };
          return crossings(mine, end).map(({ kind, ...sides }) => {
            return { case: kind, ...found, values: { ...values, ...sides } };
          });
        });
      });
    });
  },
);
