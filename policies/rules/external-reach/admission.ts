/** The rule in CEL; read it beside `rule.ts`. */

import {
  defineAdmission,
  isOfTheCluster,
  list,
  literal,
  literals,
} from "../../admission/policy.ts";
import { PRIVATE } from "../../values/addresses.ts";
import { INTERNAL, RANGES } from "./annotations.ts";
import { messages } from "./messages.ts";

const annotated = (key: string) => `variables.annotations[?${literal(key)}].orValue("")`;

export const admission = defineAdmission("external-reach", messages, {
  requests: [{ groups: [""], resources: ["services", "services/status"] }],
  // Status reports of the cluster's controllers pass.
  matchCondition: `request.?subResource.orValue("") == "" || !${isOfTheCluster()}`,
  variables: {
    spec: "object.spec",
    type: 'variables.spec.?type.orValue("ClusterIP")',
    address: 'variables.spec.?loadBalancerIP.orValue("")',
    annotations: "object.metadata.?annotations.orValue({})",
    ranges: `variables.spec.?loadBalancerSourceRanges.orValue([]) + ${annotated(RANGES)}.split(",").map(r, r.trim()).filter(r, r != "")`,
    wide: "variables.ranges.filter(r, !isCIDR(r) || cidr(r).prefixLength() < (cidr(r).ip().family() == 4 ? 8 : 16))",
  },
  cases: {
    externalName: {
      holds: 'variables.type != "ExternalName" && variables.spec.?externalName.orValue("") == ""',
    },
    externalIPs: { holds: "variables.spec.?externalIPs.orValue([]).size() == 0" },
    nodePort: { holds: 'variables.type != "NodePort"' },
    notInternal: {
      holds: `variables.type != "LoadBalancer" || ${annotated(INTERNAL)} == "true"`,
    },
    notGranted: {
      holds: `variables.type != "LoadBalancer" || object.metadata.namespace in (${list("loadBalancers")})`,
      values: { namespace: "object.metadata.namespace" },
    },
    address: {
      holds: `variables.address == "" || isIP(variables.address) && ${literals(PRIVATE)}.exists(p, cidr(p).containsIP(variables.address))`,
      values: { address: "variables.address" },
    },
    loadBalancerClass: { holds: 'variables.spec.?loadBalancerClass.orValue("") == ""' },
    sourceRange: {
      holds: "variables.wide.size() == 0",
      values: { range: 'variables.wide.join(", ")' },
    },
  },
});
