import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: { secNumCloud: ["13.2"], c5: ["COS-03"], ccm: ["IVS-03", "DSP-10"] },
};
