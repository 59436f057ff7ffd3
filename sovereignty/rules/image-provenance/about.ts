import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["12.10"], c5: ["PSS-11"], scs: ["scs-0102"] },
};
