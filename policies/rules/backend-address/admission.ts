/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list, literals } from "../../admission/policy.ts";
import { messages } from "./messages.ts";

/** They write the addresses of pods, and of the API server itself. */
const CONTROLLERS = [
  "system:apiserver",
  "system:serviceaccount:kube-system:endpoint-controller",
  "system:serviceaccount:kube-system:endpointslice-controller",
  "system:serviceaccount:kube-system:endpointslicemirroring-controller",
];
const foreign = (list: string, address: string) =>
  `${list}.filter(a, !isIP(${address}) || !variables.prefixes.exists(p, cidr(p).containsIP(${address}))).map(a, ${address})`;

export const admission = defineAdmission("backend-address", messages, {
  requests: [
    { groups: [""], resources: ["endpoints"] },
    { groups: ["discovery.k8s.io"], resources: ["endpointslices"] },
  ],
  matchCondition: `!(request.userInfo.username in ${literals(CONTROLLERS)})`,
  variables: {
    self: "dyn(object)",
    prefixes: list("addresses"),
    allowed: 'variables.prefixes.join(", ")',
    slice: 'variables.self.kind == "EndpointSlice"',
    parts:
      "variables.slice ? variables.self.?endpoints.orValue([]) : variables.self.?subsets.orValue([])",
    outside: `variables.parts.map(s, variables.slice ? ${foreign("s.?addresses.orValue([])", "a")} : ${foreign("(s.?addresses.orValue([]) + s.?notReadyAddresses.orValue([]))", "a.ip")}).filter(l, l.size() > 0).map(l, l.join(", "))`,
    name: 'variables.slice && variables.self.addressType == "FQDN"',
  },
  cases: {
    name: { holds: "!variables.name", values: { allowed: "variables.allowed" } },
    foreign: {
      holds: "variables.name || variables.outside.size() == 0",
      values: { address: 'variables.outside.join(", ")', allowed: "variables.allowed" },
    },
  },
});
