import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["10.1"], c5: ["CRY-03"], ccm: ["CEK-03"], scs: ["scs-0114"] },
};
