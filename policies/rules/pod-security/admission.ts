/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, isOfTheCluster, literal, literals } from "../../admission/policy.ts";
import { LEVEL, LEVELS, VERSION, VERSIONS } from "./labels.ts";
import { messages } from "./messages.ts";

export const admission = defineAdmission("pod-security", messages, {
  requests: [{ groups: [""], resources: ["namespaces", "namespaces/*"] }],
  // Status reports of the cluster's controllers pass.
  matchCondition: `request.?subResource.orValue("") == "" || !${isOfTheCluster()}`,
  variables: {
    labels: "object.metadata.?labels.orValue({})",
    old: `${literals(VERSIONS)}.filter(k, !variables.labels[?k].orValue("latest").matches(${literal(`${VERSION}|^$`)}))`,
    level: `object.metadata.?labels[?${literal(LEVEL)}].orValue("")`,
  },
  cases: {
    absent: { holds: 'variables.level != ""' },
    low: {
      holds: `variables.level == "" || variables.level in ${literals(LEVELS)}`,
      values: { level: "variables.level" },
    },
    version: {
      holds: "variables.old.size() == 0",
      values: {
        label: 'variables.old.join(", ")',
        version: 'variables.old.map(k, variables.labels[k]).join(", ")',
      },
    },
  },
});
