/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission } from "../../admission/policy.ts";
import { HANDLERS, POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/objects/pods.ts";
import { CALLS, HOST_FIELDS } from "./fields.ts";
import { messages } from "./messages.ts";

const taken = HOST_FIELDS.map(
  (field) => `(variables.pod.?${field}.orValue(false) ? ["${field}"] : [])`,
);

const askers = HANDLERS.map((path) => `c.?${path.join(".?")}`);
const hosts = CALLS.map((call) => `p.?${call}.?host.orValue("")`);

export const admission = defineAdmission("host-access", messages, {
  requests: POD_REQUESTS,
  variables: {
    ...POD_VARIABLES,
    taken: taken.join(" + "),
    called: `variables.containers.map(c, [${askers}].map(p, [${hosts}].join("")).join(" ")).filter(h, h.trim() != "")`,
  },
  cases: {
    namespace: {
      holds: "variables.taken.size() == 0",
      values: { field: 'variables.taken.join(", ")' },
    },
    probe: {
      holds: "variables.called.size() == 0",
      values: { host: 'variables.called.map(h, h.trim()).join(", ")' },
    },
    port: {
      holds:
        "variables.containers.all(c, c.?ports.orValue([]).all(p, p.?hostPort.orValue(0) == 0))",
    },
  },
});
