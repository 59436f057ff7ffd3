/** Inputs and types that do harm by what they are, whoever uses them. */
import { isOfEstate } from "../../estate-program.ts";
import { type Fact, UNKNOWN } from "../../facts.ts";
import { defineRule } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

export const dangerousInput = defineRule(
  "dangerous-input",
  about,
  messages,
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
