import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: {
    secNumCloud: ["9.4", "12.14"],
    c5: ["IDM-06", "OPS-15"],
    ccm: ["IAM-09", "CCC-04"],
  },
};
