/** Links between sites: Neutron's VPN service with agents, and gateways outside the pools. */
import { z } from "zod";
import { linksOf } from "../../../estate/links.ts";
import type { Check } from "../check.ts";
import { REHEARSED, UNUSED } from "../examined.ts";
import { finding } from "../model.ts";
import { externalSubnets } from "./networks.ts";
import { rangeHas } from "./ranges.ts";
import { TEXTS } from "./vpn-messages.ts";

export const vpn: Check = {
  key: "vpn",
  item: "vpn",
  title: TEXTS.title,
  unseen: TEXTS.unseen,
  async *run(examined) {
    const links = Object.values(linksOf(examined.estate));
    if (links.length === 0) {
      yield UNUSED;
      return;
    }
    const { cloud, rehearsal } = examined;
    const item = z.object({ alias: z.string() });
    const extensions = await cloud.list("network", "/v2.0/extensions", "extensions", item);
    if (!extensions.some(({ alias }) => alias === "vpnaas")) yield finding(TEXTS.noService);
    for (const { name, subnets } of await externalSubnets(examined)) {
      for (const { near } of links) {
        for (const address of [near.ipv4, near.ipv6]) {
          const taken = subnets.some((one) =>
            one.allocation_pools.some((pool) => rangeHas(pool, address)),
          );
          if (taken) yield finding(TEXTS.pooled, { network: name, address });
        }
      }
    }
    if (rehearsal) {
      yield REHEARSED;
      return;
    }
    const agent = z.object({ agent_type: z.string(), alive: z.boolean() });
    const agents = await cloud.list("network", "/v2.0/agents", "agents", agent);
    const serves = agents.some(({ agent_type: type, alive }) => alive && /vpn|l3/i.test(type));
    if (!serves) yield finding(TEXTS.noAgent);
  },
};
