import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["9.7"], ccm: ["IVS-04"], scs: ["scs-0217"] },
};
