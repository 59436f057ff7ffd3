import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "medium",
  waivable: false,
  references: { secNumCloud: ["13.2"], ccm: ["IVS-03"] },
};
