/** `estate availability [site]`. */

import { TEXTS } from "../../planning/availability/messages.ts";
import { type AvailabilityReport, availabilityReport } from "../../planning/availability/report.ts";
import { toText } from "../../planning/availability/text.ts";
import { reportCommand } from "../report-command.ts";

export const availabilityCommand = reportCommand<AvailabilityReport>({
  name: "availability",
  description: TEXTS.description,
  build: ({ chosen, estates }) => availabilityReport(chosen, estates),
  toText,
  toSvg: async (report, language) =>
    (await import("../../planning/availability/picture.ts")).picture(report, language),
});
