import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["8.4", "9.7"], c5: ["AM-06"], ccm: ["DSP-04", "IVS-06"] },
};
