/** A tunnel leads only to sites of the alliance that are under contract over its data. */

import { sitesUnderContract } from "../../alliance/contracts.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { isInside } from "../../values/addresses.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const vpnPeer = defineResourceRule(
  {
    name: "vpn-peer",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.5", "19.2"], c5: ["PSS-12.02"], ccm: ["DSP-10", "DSP-19"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const { tunnelEnds = [] } = fact;
    if (tunnelEnds.length === 0) return [];
    const { sites } = context.alliance;
    const allowed = sitesUnderContract(fact, context).flatMap((site) => {
      const { ipv4 = [], ipv6 = [] } = sites[site]?.addresses ?? {};
      return [...ipv4, ...ipv6];
    });
    return tunnelEnds.flatMap(({ field, target }): Found => {
      if (target === UNKNOWN) return [{ case: "unknown", values: { field } }];
      if (isInside(target, allowed)) return [];
      const values = { field, value: target, allowed: allowed.join(", ") || "—" };
      return [{ case: allowed.length === 0 ? "uncovered" : "foreign", values }];
    });
  },
);
