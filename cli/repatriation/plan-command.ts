/** `estate repatriation plan`: in which waves the platforms come home. */
import { reportCommand } from "../report/command.ts";
import { TEXTS } from "./messages.ts";
import { type PlanReport, planReport } from "./plan.ts";
import { planJson } from "./plan-json.ts";
import { planText } from "./text.ts";

export const planCommand = reportCommand<PlanReport>({
  name: "plan",
  description: TEXTS.planDescription,
  sites: false,
  refuseLate: false,
  build: async ({ repatriation, estates }) => {
    const { solver } = await import("./solver.ts");
    return planReport(repatriation, estates, new Date().toISOString().slice(0, 10), await solver());
  },
  failed: ({ outcome }) => outcome !== "planned",
  toText: planText,
  toJson: planJson,
  toSvg: async (report, language) => (await import("./chart.ts")).planSvg(report, language),
});
