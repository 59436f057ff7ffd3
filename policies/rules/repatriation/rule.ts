/** A platform hosted abroad is home by its deadline, and one that is declared home has the date of its return. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

export const repatriation = defineResourceRule(
  {
    name: "repatriation",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["19.2"], ccm: ["DSP-19"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context) => {
    const { hosting } = fact;
    if (hosting === undefined) return [];
    if (hosting === UNKNOWN) return [{ case: "unknown" }];
    const { country, deadline, status, moved } = hosting;
    const { today } = context;
    // Days compare as text.
    if (deadline === UNKNOWN || status === UNKNOWN || moved === UNKNOWN || today === undefined) {
      return [{ case: "unknown" }];
    }
    if (status === "home") {
      if (moved === undefined) return [{ case: "undated" }];
      return moved <= today ? [] : [{ case: "notYetHome", values: { moved } }];
    }
    return today <= deadline ? [] : [{ case: "late", values: { country, deadline } }];
  },
);
