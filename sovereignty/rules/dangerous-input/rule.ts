/** Inputs and types that do harm by what they are, whoever uses them. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { defineRule } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

export const dangerousInput = defineRule("dangerous-input", about, messages, (fact: Fact) =>
  (fact.dangers ?? [])
    // A read says only a part: what is absent may be there.
    .filter(({ absent }) => !(absent && fact.partial))
    .map(({ kind, at, instead = "—" }) => {
      return { case: kind === UNKNOWN ? "unknown" : kind, values: { at, instead } };
    }),
);
