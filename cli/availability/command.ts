/** `estate availability [site]`. */
import { reportCommand } from "../report/command.ts";
import { TEXTS } from "./messages.ts";
import { type AvailabilityReport, availabilityReport } from "./report.ts";
import { toText } from "./text.ts";

export const availabilityCommand = reportCommand<AvailabilityReport>({
  name: "availability",
  description: TEXTS.description,
  build: ({ chosen, estates }) => availabilityReport(chosen, estates),
  toText,
  toSvg: async (report, language) => (await import("./picture.ts")).picture(report, language),
});
