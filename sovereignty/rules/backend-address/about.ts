import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["12.14", "13.2"], ccm: ["IVS-03"] },
};
