/** `estate capacity [site]`: what sites offer, have promised and have free, now and after each loss; and what their clouds say. */
import { join } from "node:path";
import type { Alliance } from "../../sovereignty/alliance.ts";
import { reportCommand } from "../report/command.ts";
import { TEXTS as CLOUD } from "./cloud/messages.ts";
import type { CloudCapacity } from "./cloud/model.ts";
import { cloudText } from "./cloud/text.ts";
import { TEXTS } from "./messages.ts";
import type { SiteCapacity } from "./model.ts";
import { capacityOf } from "./report.ts";
import { toText } from "./text.ts";

interface Shown {
  readonly sites: readonly (SiteCapacity & {
    /** With `--cloud`: what the site's own cloud says. */
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
        const { askCloud } = await import("./cloud/ask.ts");
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
    const { toPicture } = await import("./picture.ts");
    return toPicture(report, report.alliance, language);
  },
});
