import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["9.7", "19.2"], ccm: ["IVS-06"] },
};
