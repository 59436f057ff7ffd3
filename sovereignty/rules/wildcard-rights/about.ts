import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: true,
  references: { secNumCloud: ["9.7"], ccm: ["IAM-05"] },
};
