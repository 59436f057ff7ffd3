/** A quota sets every limit, and none of them is unlimited. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** The largest number that the services themselves accept; it limits nothing. */
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
