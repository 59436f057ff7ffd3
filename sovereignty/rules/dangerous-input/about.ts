import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["9.7", "13.2"], ccm: ["IVS-03", "IVS-04"] },
};
