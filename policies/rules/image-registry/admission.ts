/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list } from "../../admission/policy.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/objects/pods.ts";
import { messages } from "./messages.ts";

export const admission = defineAdmission("image-registry", messages, {
  requests: POD_REQUESTS,
  variables: {
    ...POD_VARIABLES,
    registries: list("registries"),
    images:
      'variables.containers.map(c, c.?image.orValue("")) + variables.volumes.filter(v, has(v.image)).map(v, v.image.?reference.orValue(""))',
    foreign:
      'variables.images.filter(i, i != "" && !variables.registries.exists(r, i.startsWith(r + "/")))',
  },
  cases: {
    foreign: {
      holds: "variables.foreign.size() == 0",
      values: {
        image: 'variables.foreign.join(", ")',
        allowed: 'variables.registries.join(", ")',
      },
    },
    absent: {
      holds: 'variables.images.all(i, i != "")',
      values: { allowed: 'variables.registries.join(", ")' },
    },
  },
});
