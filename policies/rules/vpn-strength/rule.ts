/** A tunnel is encrypted as strongly as the provider can, and its keys are renewed. */
import type { Tunnel } from "../../facts/exposure.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";
import { LONGEST, STRONG } from "./strong.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const vpnStrength = defineResourceRule(
  {
    name: "vpn-strength",
    metadata: {
      severity: "high",
      waivable: true,
      references: { secNumCloud: ["10.2"], c5: ["CRY-02"], ccm: ["CEK-04"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  ({ tunnel, partial }: Fact): Found =>
    // A policy that is only read does not show all its contents.
    tunnel === undefined || partial ? [] : [...settings(tunnel), ...lifetimes(tunnel)],
);

function settings(tunnel: Tunnel): Found {
  return Object.entries(tunnel.settings).flatMap(([setting, value]): Found => {
    if (value === UNKNOWN) return [{ case: "unknown", values: { setting } }];
    const wanted = Object.hasOwn(STRONG, setting) ? (STRONG[setting] ?? []) : [];
    if (wanted.includes(value)) return [];
    return [{ case: "weak", values: { setting, value, wanted: wanted.join(", ") } }];
  });
}

function lifetimes(tunnel: Tunnel): Found {
  const longest = LONGEST[tunnel.phase];
  if (tunnel.lifetimes.length === 0) return [{ case: "lifetime", values: { value: "—", longest } }];
  return tunnel.lifetimes.flatMap(({ units, value }): Found => {
    if (units === UNKNOWN || value === UNKNOWN) {
      return [{ case: "unknown", values: { setting: "lifetimes" } }];
    }
    if (units === "seconds" && value > 0 && value <= longest) return [];
    return [{ case: "lifetime", values: { value: `${value} ${units}`, longest } }];
  });
}
