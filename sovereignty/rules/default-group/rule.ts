/** Every port is behind security groups that somebody declared, and they are looked at. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { defineRule, type Finding } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const defaultGroup = defineRule("default-group", about, messages, (fact: Fact): Found => {
  // Who only reads a port says little of it, and changes nothing.
  if (fact.partial) return [];
  return [...new Set(fact.gaps ?? [])].map((gap) => ({ case: gap === UNKNOWN ? "unknown" : gap }));
});
