/** A type of resource nobody has classified is refused, whatever it is, unless the alliance admits its package. */
import type { Fact } from "../../facts.ts";
import { defineRule } from "../../law.ts";
import { isAdmitted } from "../../packages.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

export const unclassifiedType = defineRule(
  "unclassified-type",
  about,
  messages,
  ({ type, effects, asks = false }: Fact, { alliance }) =>
    effects !== undefined || (!asks && isAdmitted(type, alliance))
      ? []
      : [{ case: "unclassified" }],
);
