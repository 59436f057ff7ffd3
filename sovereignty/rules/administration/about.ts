import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: { secNumCloud: ["12.14", "19.2"], c5: ["PSS-12.01"], ccm: ["IAM-09", "IVS-03"] },
};
