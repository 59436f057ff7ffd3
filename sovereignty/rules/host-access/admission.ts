/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission } from "../../admission/policy.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/pods.ts";
import { messages } from "./messages.ts";
import { HOST_FIELDS } from "./rule.ts";

const taken = HOST_FIELDS.map(
  (field) => `(variables.pod.?${field}.orValue(false) ? ["${field}"] : [])`,
);

export const hostAccess = defineAdmission("host-access", messages, {
  requests: POD_REQUESTS,
  variables: { ...POD_VARIABLES, taken: taken.join(" + ") },
  cases: {
    namespace: {
      holds: "variables.taken.size() == 0",
      values: { field: 'variables.taken.join(", ")' },
    },
    port: {
      holds:
        "variables.containers.all(c, c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0))",
    },
  },
});
