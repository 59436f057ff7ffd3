/** Every port is behind security groups that somebody declared, and they are looked at. */
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
        // A read says only a part: what is absent may be there.
        .filter((gap) => !(fact.partial && gap === "absent"))
        .map((gap) => ({ case: gap === UNKNOWN ? "unknown" : gap }))
    );
  },
);
