/**
 * Pods resolve names by the cluster's DNS, by their node's resolvers, which come with its subnet, or by resolvers of
 * the site that they name themselves.
 */

import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { podSpecs } from "../../kubernetes/objects/pods.ts";
import { items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { isInside, isNetwork } from "../../values/addresses.ts";
import { CLUSTER_DOMAIN, isUnderDomain } from "../../values/domains.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Case = keyof (typeof messages)["cases"];

const LOOPBACK = ["127.0.0.0/8", "::1/128"];

export const podResolvers = defineObjectRule(
  {
    name: "pod-resolvers",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["13.2", "19.2"], c5: ["PSS-12.01"], ccm: ["DSP-10", "IVS-03"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Finding<Case>[] => {
    const { dns = [], domains = [], addresses = [] } = policyFor(fact, context) ?? {};
    const resolvers = dns.filter(isNetwork);
    return podSpecs(fact).flatMap((spec) => [
      ...evaluated(
        "resolver",
        items(spec, "dnsConfig", "nameservers").map(textOf),
        dns,
        (address) => isInside(address, resolvers),
      ),
      ...evaluated(
        "search",
        items(spec, "dnsConfig", "searches").map(textOf),
        domains,
        isSearchable,
      ),
      ...evaluated("alias", items(spec, "hostAliases").map(addressOf), addresses, (address) =>
        isInside(address, [...addresses, ...LOOPBACK]),
      ),
    ]);

    /** The root alone completes nothing; a domain may end in it. */
    function isSearchable(search: string): boolean {
      const domain = search.replace(/\.$/, "");
      return (
        domain === "" || [CLUSTER_DOMAIN, ...domains].some((own) => isUnderDomain(domain, own))
      );
    }
  },
);

function evaluated(
  name: Case,
  texts: readonly (string | Unknown)[],
  allowed: readonly string[],
  isCompliant: (text: string) => boolean,
): Finding<Case>[] {
  return texts.flatMap((got): Finding<Case>[] => {
    if (got === UNKNOWN) return [{ case: "unknown" }];
    return isCompliant(got) ? [] : [{ case: name, values: { got, allowed: allowed.join(", ") } }];
  });
}

const textOf = (value: unknown) => textAt(value) ?? "";
const addressOf = (alias: unknown) => textAt(alias, "ip") ?? "";
