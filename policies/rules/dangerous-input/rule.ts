/** Inputs and types that are harmful in themselves, regardless of who uses them. */
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
      // A connection to more than one project creates projects and people.
      .filter(({ kind }) => kind !== "wide" || !isOfEstate(fact, context))
      // A read shows only a part: inputs that seem absent may exist.
      .filter(({ absent }) => !(absent && fact.partial))
      .map(({ kind, at, instead = "—" }) => {
        return { case: kind === UNKNOWN ? "unknown" : kind, values: { at, instead } };
      }),
);
