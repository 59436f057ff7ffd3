/** Availability zones: one a fire zone, each with hosts that run. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./zones-messages.ts";

const zone = z.object({
  zoneName: z.string(),
  zoneState: z.object({ available: z.boolean() }),
});
const aggregate = z.object({
  name: z.string(),
  availability_zone: z.string().nullish(),
  hosts: z.array(z.string()),
});
const host = z.object({
  host: z.string(),
  status: z.string(),
  state: z.string(),
});

export const zones: Check = {
  key: "zones",
  item: "zones",
  title: TEXTS.title,
  standards: ["scs-0121-v1"],
  unseen: TEXTS.unseen,
  async *run({ cloud, estate }) {
    const known = await cloud.list(
      "compute",
      "/os-availability-zone",
      "availabilityZoneInfo",
      zone,
    );
    const aggregates = await cloud.list("compute", "/os-aggregates", "aggregates", aggregate);
    const hosts = await cloud.list("compute", "/os-services?binary=nova-compute", "services", host);
    const declared = Object.keys(estate.site.zones);
    const hostsOf = (name: string) =>
      aggregates.flatMap((one) => (one.availability_zone === name ? one.hosts : []));
    for (const name of declared) {
      const values = { zone: name };
      const there = known.find(({ zoneName }) => zoneName === name);
      if (there === undefined) yield finding(TEXTS.missing, values);
      else if (!there.zoneState.available) yield finding(TEXTS.unavailable, values);
      const ready = hosts.filter(
        (one) => hostsOf(name).includes(one.host) && one.status === "enabled" && one.state === "up",
      );
      if (there !== undefined && ready.length === 0) yield finding(TEXTS.empty, values);
    }
    const placed = declared.flatMap(hostsOf);
    for (const one of hosts) {
      if (!placed.includes(one.host)) yield finding(TEXTS.outside, { host: one.host });
    }
  },
};
