/** The template of new security groups, which must be empty: nothing passes that no file declares. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./security-groups-messages.ts";

const rule = z.object({
  id: z.string(),
  direction: z.string(),
  ethertype: z.string().nullish(),
  protocol: z.string().nullish(),
});

export const securityGroups: Check = {
  key: "no-default-security-group-rules",
  item: "no-default-security-group-rules",
  title: TEXTS.title,
  standards: ["scs-0115-v1"],
  unseen: TEXTS.unseen,
  async *run({ cloud }) {
    const path = "/v2.0/default-security-group-rules";
    const rules = await cloud.list("network", path, "default_security_group_rules", rule);
    for (const { id, direction, ethertype, protocol } of rules) {
      const values = { id, direction, ethertype: ethertype ?? "—", protocol: protocol ?? "—" };
      yield finding(TEXTS.rule, values);
    }
  },
};
