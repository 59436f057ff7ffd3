/** A quota says every limit there is, and none of them is endless. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** What the services themselves take as the largest number; as good as none. */
const ENDLESS = 2 ** 31 - 1;

export const quotaLimits = defineResourceRule(
  {
    name: "quota-limits",
    metadata: {
      severity: "medium",
      waivable: true,
      references: { c5: ["OPS-01"], ccm: ["IVS-02"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact): Found => {
    return (fact.limits ?? []).flatMap(({ at, most }): Found => {
      if (most === UNKNOWN) return [{ case: "unknown", values: { at } }];
      if (most === undefined) return fact.partial ? [] : [{ case: "absent", values: { at } }];
      const bounded = Number.isInteger(most) && most >= 0 && most < ENDLESS;
      return bounded ? [] : [{ case: "unbounded", values: { at, most } }];
    });
  },
);
