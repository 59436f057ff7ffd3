/** Everything that acts on data is at this stack's site, which is open and in a member country. */
import type { Fact } from "../../facts/fact.ts";
import { locate } from "../../facts/location.ts";
import { defineResourceRule } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

export const location = defineResourceRule(
  {
    name: "location",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-19"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context) => {
    if (fact.cluster !== undefined) return []; // The rule "cluster" shows where it is.
    const acts = fact.effects !== undefined && fact.effects.length > 0;
    if (!acts && fact.region === undefined && fact.connection === undefined) return [];
    const place = locate(fact, context);
    if (place.found) return [];
    const expected = context.alliance.sites[context.site]?.region ?? "?";
    return [{ case: place.reason, values: { region: place.region, expected } }];
  },
);
