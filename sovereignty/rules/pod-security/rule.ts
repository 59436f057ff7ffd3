/** A namespace enforces the pod security standard restricted or baseline. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { builtinObjects, textAt } from "../../kubernetes/read.ts";
import { defineRule, type Finding } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const LEVEL = "pod-security.kubernetes.io/enforce";
export const LEVELS = ["restricted", "baseline"];

export const podSecurity = defineRule(
  "pod-security",
  about,
  messages,
  (fact: Fact): Found =>
    builtinObjects(fact, "Namespace").flatMap((object): Found => {
      const level = textAt(object, "metadata", "labels", LEVEL);
      if (level === UNKNOWN) return [{ case: "unknown" }];
      if (level === undefined || level === "") return fact.partial ? [] : [{ case: "absent" }];
      return LEVELS.includes(level) ? [] : [{ case: "low", values: { level } }];
    }),
);
