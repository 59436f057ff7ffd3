/**
 * `estate capacity [site]`: what sites offer, have promised and have free, now and after each loss; compared with their
 * clouds on request.
 */
import { join } from "node:path";
import { TEXTS as CLOUD } from "../../operations/capacity/messages.ts";
import type { CloudCapacity } from "../../operations/capacity/model.ts";
import { cloudText } from "../../operations/capacity/text.ts";
import { TEXTS } from "../../planning/capacity/messages.ts";
import type { SiteCapacity } from "../../planning/capacity/model.ts";
import { capacityOf } from "../../planning/capacity/report.ts";
import { toText } from "../../planning/capacity/text.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { reportCommand } from "../report-command.ts";

interface Shown {
  readonly sites: readonly (SiteCapacity & {
    /** With `--cloud`: the comparison with the site's own cloud. */
    readonly cloud?: CloudCapacity;
  })[];
  readonly alliance: Alliance;
}

export const capacityCommand = reportCommand<Shown>({
  name: "capacity",
  description: TEXTS.description,
  flags: { cloud: CLOUD.option },
  build: async ({ estates, chosen, root, flags }) => {
    const [first] = estates;
    if (first === undefined) throw new Error("a report has at least one estate");
    const sites = await Promise.all(
      chosen.map(async (estate) => {
        const capacity = capacityOf(estate, estates);
        if (!flags.has("cloud")) return capacity;
        const { askCloud } = await import("../../operations/capacity/ask.ts");
        return { ...capacity, cloud: await askCloud(estate, join(root, "..")) };
      }),
    );
    return { alliance: first.alliance, sites };
  },
  toText: ({ sites, alliance }, language) =>
    toText(sites, alliance, language, ({ site, cloud }) =>
      cloud ? [cloudText(site, cloud, alliance, language)] : [],
    ),
  toJson: ({ sites }) => ({ sites }),
  toSvg: async (report, language) => {
    const { toPicture } = await import("../../planning/capacity/picture.ts");
    return toPicture(report, report.alliance, language);
  },
});
