/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list, literal } from "../../admission/policy.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/objects/pods.ts";
import { CLUSTER_DOMAIN } from "../../values/domains.ts";
import { messages } from "./messages.ts";

/** Addresses, except those for which the test holds; anything but a plain address never passes. */
const outside = (addresses: string, holds: string) =>
  `${addresses}.filter(a, !isIP(a) || !(${holds}))`;
const domains = `([${literal(CLUSTER_DOMAIN)}] + variables.domains)`;
const values = (got: string, allowed: string) => ({
  got: `variables.${got}.join(", ")`,
  allowed: `variables.${allowed}.join(", ")`,
});

export const admission = defineAdmission("pod-resolvers", messages, {
  requests: POD_REQUESTS,
  variables: {
    ...POD_VARIABLES,
    resolvers: list("dns"),
    domains: list("domains"),
    prefixes: list("addresses"),
    foreign: outside(
      "variables.pod.?dnsConfig.?nameservers.orValue([])",
      "variables.resolvers.exists(r, isIP(r) ? ip(r) == ip(a) : isCIDR(r) && cidr(r).containsIP(a))",
    ),
    searched: `variables.pod.?dnsConfig.?searches.orValue([]).filter(s, ![s.endsWith(".") ? s.substring(0, s.size() - 1) : s].all(d, d == "" || ${domains}.exists(o, d == o || d.endsWith("." + o))))`,
    aliased: outside(
      'variables.pod.?hostAliases.orValue([]).map(h, h.?ip.orValue(""))',
      "ip(a).isLoopback() || variables.prefixes.exists(p, cidr(p).containsIP(a))",
    ),
  },
  cases: {
    resolver: {
      holds: "variables.foreign.size() == 0",
      values: values("foreign", "resolvers"),
    },
    search: { holds: "variables.searched.size() == 0", values: values("searched", "domains") },
    alias: { holds: "variables.aliased.size() == 0", values: values("aliased", "prefixes") },
  },
});
