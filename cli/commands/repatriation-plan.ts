/** `estate repatriation plan`: the waves in which the platforms come home. */

import { TEXTS } from "../../planning/repatriation/messages.ts";
import { type PlanReport, planReport } from "../../planning/repatriation/plan.ts";
import { planJson } from "../../planning/repatriation/plan-json.ts";
import { planText } from "../../planning/repatriation/text.ts";
import { reportCommand } from "../report-command.ts";

export const planCommand = reportCommand<PlanReport>({
  name: "plan",
  description: TEXTS.planDescription,
  sites: false,
  rejectLate: false,
  build: async ({ repatriation, estates }) => {
    const { solver } = await import("../../planning/repatriation/solve/highs.ts");
    return planReport(repatriation, estates, new Date().toISOString().slice(0, 10), await solver());
  },
  failed: ({ outcome }) => outcome !== "planned",
  toText: planText,
  toJson: planJson,
  toSvg: async (report, language) =>
    (await import("../../planning/repatriation/picture.ts")).planSvg(report, language),
});
