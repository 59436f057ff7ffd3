import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: { secNumCloud: ["12.5", "19.2"], c5: ["PSS-12.02"], ccm: ["DSP-10", "DSP-19"] },
};
