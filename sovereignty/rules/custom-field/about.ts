import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: { secNumCloud: ["12.2", "19.2"], c5: ["PSS-12.02"], ccm: ["CCC-04", "DSP-10"] },
};
