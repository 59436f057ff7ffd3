/** `estate repatriation`: the progress of the platforms abroad. */
import type { Command } from "commander";
import type { Language } from "../../output/message.ts";
import { TEXTS } from "../../planning/repatriation/messages.ts";
import { type Classes, type Progress, progressOf } from "../../planning/repatriation/progress.ts";
import { progressText } from "../../planning/repatriation/text.ts";
import { reportCommand } from "../report-command.ts";
import { planCommand } from "./repatriation-plan.ts";

const progressCommand = reportCommand<{ readonly progress: Progress; readonly classes: Classes }>({
  name: "repatriation",
  description: TEXTS.description,
  sites: false,
  rejectLate: false,
  build: ({ repatriation, estates: [estate] }) => {
    const today = new Date().toISOString().slice(0, 10);
    const { members = {}, classes = {} } = estate?.alliance ?? {};
    const names = [Object.keys(members), Object.keys(classes)] as const;
    return { progress: progressOf(repatriation, today, ...names), classes };
  },
  toText: ({ progress, classes }, language) => progressText(progress, classes, language),
  toJson: ({ progress }) => progress,
  toSvg: async ({ progress, classes }, language) =>
    (await import("../../planning/repatriation/picture.ts")).progressSvg(
      progress,
      classes,
      language,
    ),
});

/** The report, and the plan below it. */
export function repatriationCommand(language: Language, end: (exitCode: number) => void): Command {
  return progressCommand(language, end)
    .enablePositionalOptions() // else the report above would take the plan's options
    .addCommand(planCommand(language, end));
}
