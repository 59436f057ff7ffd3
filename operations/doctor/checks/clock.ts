/** The clocks of the services beside this machine's: signatures, tokens and certificates depend on them. */

import type { Check } from "../check.ts";
import { finding, type Gap } from "../model.ts";
import { TEXTS } from "./clock-messages.ts";
import { neededServices } from "./services.ts";

/** The greatest difference, seconds: HTTP dates have whole seconds, and a signed S3 request is denied after minutes. */
const MOST_SECONDS = 5;

export const clock: Check = {
  key: "clock",
  item: "clock",
  title: TEXTS.title,
  standards: ["scs-0129-v1"],
  unseen: TEXTS.unseen,
  async *run(examined) {
    const { cloud, outside } = examined;
    let dated = 0;
    for (const type of neededServices(examined).filter((each) => cloud.offers(each))) {
      const sent = outside.now();
      const { headers } = await cloud.headers("GET", type, "/");
      const received = outside.now();
      const date = Date.parse(headers.get("date") ?? "");
      if (Number.isNaN(date)) continue;
      dated += 1;
      // The service read its clock between the two moments, and cut off the fraction of a second.
      const early = sent - 1000 - date;
      const late = date - received;
      const seconds = Math.ceil(Math.max(early, late) / 1000);
      if (seconds > MOST_SECONDS) {
        yield finding(early > late ? TEXTS.behind : TEXTS.ahead, { type, seconds });
      }
    }
    if (dated === 0) yield NO_DATE;
  },
};

const NO_DATE: Gap = { gap: "absent", why: TEXTS.noDate, values: {} };
