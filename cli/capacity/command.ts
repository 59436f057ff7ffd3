/** `estate capacity [site]`: what sites offer, have promised and have free, now and after each loss. */
import type { Estate } from "../../stacks/estate/index.ts";
import { reportCommand } from "../report/command.ts";
import { TEXTS } from "./messages.ts";
import type { CapacityReport } from "./model.ts";
import { capacityOf } from "./report.ts";
import { toText } from "./text.ts";

interface Shown extends CapacityReport {
  readonly alliance: Estate["alliance"];
}

export const capacityCommand = reportCommand<Shown>({
  name: "capacity",
  description: TEXTS.description,
  build: ({ estates, chosen }) => {
    const [first] = estates;
    if (first === undefined) throw new Error("a report has at least one estate");
    return {
      alliance: first.alliance,
      sites: chosen.map((estate) => capacityOf(estate, estates)),
    };
  },
  toText: (report, language) => toText(report, report.alliance, language),
  toJson: ({ sites }) => ({ sites }),
  toSvg: async (report, language) => {
    const { toPicture } = await import("./picture.ts");
    return toPicture(report, report.alliance, language);
  },
});
