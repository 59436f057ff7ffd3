import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: {
    secNumCloud: ["8.4", "19.2"],
    c5: ["AM-06", "PSS-12.01"],
    ccm: ["DSP-04", "DSP-19"],
  },
};
