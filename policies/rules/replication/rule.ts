/** The cloud's own copies go where a contract in force over that data leads, or name that contract. */

import { contractsOver, endpointsOf } from "../../alliance/contracts.ts";
import type { Alliance } from "../../alliance/model.ts";
import type { Copy } from "../../facts/data-flows.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { isAmong, syncTarget } from "../../values/targets.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** Whether a target in the alliance's realm is of a site to which one of the contracts leads. */
function isAtSite(
  target: string,
  contracts: ReturnType<typeof contractsOver>,
  { syncRealm }: Alliance,
): boolean {
  const { realm, cluster } = syncTarget(target) ?? {};
  return (
    realm !== undefined && realm === syncRealm && contracts.some(([, { to }]) => to === cluster)
  );
}

export const replication = defineResourceRule(
  {
    name: "replication",
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
    const { copies = [] } = fact;
    const contracts = contractsOver(fact, context);
    const names = contracts.map(([name]) => name);
    const endpoints = endpointsOf(contracts);
    return copies.flatMap(({ field, target, contract }: Copy): Found => {
      const values = {
        field,
        allowed: endpoints.join(", ") || "—",
        names: names.join(", ") || "—",
        realm: context.alliance.syncRealm ?? "—",
      };
      if (target === UNKNOWN || contract === UNKNOWN) return [{ case: "unknown", values }];
      if (target !== undefined) {
        const compliant =
          isAmong(target, endpoints) || isAtSite(target, contracts, context.alliance);
        return compliant ? [] : [{ case: "foreign", values }];
      }
      if (contract === undefined) return [{ case: "hidden", values }];
      return names.includes(contract) ? [] : [{ case: "uncovered", values }];
    });
  },
);
