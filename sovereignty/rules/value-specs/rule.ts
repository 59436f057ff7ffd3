/** Nothing goes to the API past the inputs that rules read: what is said there could undo what they saw. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { defineRule, type Finding } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const valueSpecs = defineRule("value-specs", about, messages, (fact: Fact): Found => {
  const { valueSpecs: given = [], partial } = fact;
  // Who only reads a thing sends nothing.
  if (given.length === 0 || partial) return [];
  if (given.includes(UNKNOWN)) return [{ case: "unknown" }];
  return [{ case: "unread", values: { keys: given.map(String).join(", ") } }];
});
