import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: false,
  references: { secNumCloud: ["13.2"], ccm: ["IVS-03"], scs: ["scs-0115"] },
};
