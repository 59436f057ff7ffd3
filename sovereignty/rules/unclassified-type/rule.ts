/** A type of resource nobody has classified is refused, whatever it is. */
import type { Fact } from "../../facts.ts";
import { defineRule } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

export const unclassifiedType = defineRule("unclassified-type", about, messages, (fact: Fact) =>
  fact.effects === undefined ? [{ case: "unclassified" }] : [],
);
