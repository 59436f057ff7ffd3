import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: true,
  references: { secNumCloud: ["8.3"], c5: ["AM-06"], ccm: ["DSP-04"] },
};
