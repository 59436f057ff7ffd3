import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["19.2"], ccm: ["DSP-19"] },
};
