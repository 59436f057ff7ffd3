import type { RuleAbout } from "../../law.ts";

export const about: RuleAbout = {
  severity: "medium",
  waivable: true,
  references: { c5: ["OPS-01"], ccm: ["IVS-02"] },
};
