/** `estate energy [site]`. */

import { TEXTS } from "../../planning/energy/messages.ts";
import { type EnergyReport, energyReport } from "../../planning/energy/report.ts";
import { toText } from "../../planning/energy/text.ts";
import { reportCommand } from "../report-command.ts";

export const energyCommand = reportCommand<EnergyReport>({
  name: "energy",
  description: TEXTS.description,
  build: ({ chosen }) => energyReport(chosen),
  toText,
  toSvg: async (report, language) =>
    (await import("../../planning/energy/picture.ts")).picture(report, language),
});
