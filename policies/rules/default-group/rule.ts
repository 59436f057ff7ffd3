/** Every port is behind declared security groups, and these are evaluated. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const defaultGroup = defineResourceRule(
  {
    name: "default-group",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["13.2"], ccm: ["IVS-03"], scs: ["scs-0115"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact): Found => {
    return (
      [...new Set(fact.gaps ?? [])]
        // A read shows only a part: inputs that seem absent may exist.
        .filter((gap) => !(fact.partial && gap === "absent"))
        .map((gap) => ({ case: gap === UNKNOWN ? "unknown" : gap }))
    );
  },
);
