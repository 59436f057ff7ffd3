/** Inputs and types that do harm by what they are, whoever uses them. */
import { isOfEstate } from "../../facts/estate-program.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

export const dangerousInput = defineResourceRule(
  {
    name: "dangerous-input",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["9.7", "13.2"], ccm: ["IVS-03", "IVS-04"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context) =>
    (fact.dangers ?? [])
      // Projects and people are made by a connection to more than one project.
      .filter(({ kind }) => kind !== "wide" || !isOfEstate(fact, context))
      // A read says only a part: what is absent may be there.
      .filter(({ absent }) => !(absent && fact.partial))
      .map(({ kind, at, instead = "—" }) => {
        return { case: kind === UNKNOWN ? "unknown" : kind, values: { at, instead } };
      }),
);
