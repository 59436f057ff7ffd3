/** `estate energy [site]`. */
import { reportCommand } from "../report/command.ts";
import { TEXTS } from "./messages.ts";
import { type EnergyReport, energyReport } from "./report.ts";
import { toText } from "./text.ts";

export const energyCommand = reportCommand<EnergyReport>({
  name: "energy",
  description: TEXTS.description,
  build: ({ chosen }) => energyReport(chosen),
  toText,
  toSvg: async (report, language) => (await import("./picture.ts")).picture(report, language),
});
