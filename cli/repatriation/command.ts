/** `estate repatriation`: how far the platforms abroad are. `estate repatriation plan`: in which waves they come home. */
import type { Command } from "commander";
import { firstDay } from "../../sovereignty/repatriation/quarters.ts";
import { LANGUAGES, type Language } from "../../sovereignty/text.ts";
import { reportCommand } from "../report/command.ts";
import { TEXTS } from "./messages.ts";
import { type PlanReport, planReport } from "./plan.ts";
import { type Classes, type Progress, progressOf } from "./progress.ts";
import { remedyText } from "./remedies.ts";
import { planText, progressText } from "./text.ts";

const today = () => new Date().toISOString().slice(0, 10);

const progressCommand = reportCommand<{ readonly progress: Progress; readonly classes: Classes }>({
  name: "repatriation",
  description: TEXTS.description,
  sites: false,
  refuseLate: false,
  build: ({ repatriation, estates: [estate] }) => {
    const { members = {}, classes = {} } = estate?.alliance ?? {};
    const names = [Object.keys(members), Object.keys(classes)] as const;
    return { progress: progressOf(repatriation, today(), ...names), classes };
  },
  toText: ({ progress, classes }, language) => progressText(progress, classes, language),
  toJson: ({ progress }) => progress,
  toSvg: async ({ progress, classes }, language) =>
    (await import("./chart.ts")).progressSvg(progress, classes, language),
});

const planCommand = reportCommand<PlanReport>({
  name: "plan",
  description: TEXTS.planDescription,
  sites: false,
  refuseLate: false,
  build: async ({ repatriation, estates }) => {
    const { solver } = await import("./solver.ts");
    return planReport(repatriation, estates, today(), await solver());
  },
  failed: ({ outcome }) => outcome !== "planned",
  toText: planText,
  toJson: planJson,
  toSvg: async (report, language) => (await import("./chart.ts")).planSvg(report, language),
});

/** The report, and the plan below it. */
export function repatriationCommand(language: Language, end: (exitCode: number) => void): Command {
  return progressCommand(language, end)
    .enablePositionalOptions() // else the report above would take the plan's options
    .addCommand(planCommand(language, end));
}

/** Waves by their last day; conflicts with the words for people, in both languages. */
function planJson(report: PlanReport) {
  const { outcome, proven, start, waves, conflicts } = report;
  const words = (remedy: Parameters<typeof remedyText>[0]) =>
    Object.fromEntries(
      LANGUAGES.map((language) => [language, remedyText(remedy, report, language)]),
    );
  return {
    outcome,
    proven,
    notBefore: firstDay(start),
    waves: waves.map(({ until, platforms }) => ({
      until,
      platforms: platforms.map(({ from, quarter: _, ...one }) => ({
        ...one,
        workSince: firstDay(from),
      })),
    })),
    conflicts: conflicts.map((remedies) =>
      remedies.map((remedy) => ({ ...remedy, message: words(remedy) })),
    ),
  };
}
