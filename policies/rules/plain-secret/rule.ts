/** No secret where others can read it, and none that the state would show. */

import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import type { SecretPlace } from "../../facts/protection.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { secretsOfObjects } from "./objects.ts";
import { secretsOfPods } from "./pods.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>;

export const plainSecret = defineResourceRule(
  {
    name: "plain-secret",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["10.5"], c5: ["CRY-04"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact): Found[] => {
    const places = [...(fact.secrets ?? []), ...secretsOfPods(fact), ...secretsOfObjects(fact)];
    return [
      // A read shows only a part: inputs that seem absent may exist.
      ...places.filter(({ kind }) => !(fact.partial && kind === "generated")).map(finding),
      ...(fact.unmarked ?? []).map((at): Found => ({ case: "unmarked", values: { at } })),
    ];
  },
);

function finding({ at, kind }: SecretPlace): Found {
  if (kind === UNKNOWN) return { case: "unknown", values: { at } };
  if (kind === "sealed" || kind === "generated") return { case: kind, values: { at } };
  return { case: "open", values: { at, kind } };
}
