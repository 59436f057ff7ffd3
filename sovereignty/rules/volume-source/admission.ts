/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list } from "../../admission/policy.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/pods.ts";
import { messages } from "./messages.ts";
import { POD_SOURCES } from "./sources.ts";

// The API server has made a source of a volume without one, and refuses two.
const admitted = `[${POD_SOURCES.map((source) => `has(v.${source})`).join(", ")}].exists(h, h)`;

export const volumeSource = defineAdmission("volume-source", messages, {
  requests: [...POD_REQUESTS, { groups: [""], resources: ["persistentvolumes"] }],
  variables: {
    self: POD_VARIABLES.self,
    persistent: 'variables.self.kind == "PersistentVolume"',
    volumes: `variables.persistent ? [] : (${POD_VARIABLES.pod}).?volumes.orValue([])`,
    refused: `variables.volumes.filter(v, !${admitted})`,
    csi: "(variables.persistent ? [variables.self.spec] : variables.volumes).filter(v, has(v.csi)).map(v, v.csi.driver)",
    drivers: list("provisioners"),
    foreign: "variables.csi.filter(d, !(d in variables.drivers))",
  },
  cases: {
    podVolume: {
      holds: "variables.refused.size() == 0",
      values: { source: 'variables.refused.map(v, v.name).join(", ")' },
    },
    persistentVolume: {
      holds: "!variables.persistent || has(variables.self.spec.csi)",
      values: { allowed: 'variables.drivers.join(", ")' },
    },
    driver: {
      holds: "variables.foreign.size() == 0",
      values: { driver: 'variables.foreign.join(", ")', allowed: 'variables.drivers.join(", ")' },
    },
  },
});
