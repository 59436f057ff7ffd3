import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "high",
  waivable: true,
  references: { secNumCloud: ["13.2"], ccm: ["IVS-03"], scs: ["scs-0115"] },
};
