import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: true,
  references: { secNumCloud: ["10.2"], c5: ["CRY-02"], ccm: ["CEK-04"] },
};
