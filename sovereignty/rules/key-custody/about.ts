import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "critical",
  waivable: false,
  references: { secNumCloud: ["10.5", "19.2"], c5: ["CRY-04"], ccm: ["CEK-08", "CEK-10"] },
};
