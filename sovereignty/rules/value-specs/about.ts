import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: true,
  references: { secNumCloud: ["12.2"], ccm: ["CCC-04"] },
};
