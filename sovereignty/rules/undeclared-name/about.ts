import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-19"] },
};
