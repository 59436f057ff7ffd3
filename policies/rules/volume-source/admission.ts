/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list, literal, literals } from "../../admission/policy.ts";
import { POD_REQUESTS, POD_VARIABLES } from "../../kubernetes/objects/pods.ts";
import { messages } from "./messages.ts";
import { ATTRIBUTES, AUDIENCE, POD_SOURCES } from "./sources.ts";

// The API server has already filled in a source for a volume without one, and rejects two.
const admitted = `[${POD_SOURCES.map((source) => `has(v.${source})`).join(", ")}].exists(h, h)`;

export const admission = defineAdmission("volume-source", messages, {
  requests: [...POD_REQUESTS, { groups: [""], resources: ["persistentvolumes"] }],
  variables: {
    self: POD_VARIABLES.self,
    persistent: 'variables.self.kind == "PersistentVolume"',
    volumes: `variables.persistent ? [] : (${POD_VARIABLES.pod}).?volumes.orValue([])`,
    denied: `variables.volumes.filter(v, !${admitted})`,
    csi: "(variables.persistent ? [variables.self.spec] : variables.volumes).filter(v, has(v.csi)).map(v, v.csi.driver)",
    drivers: list("provisioners"),
    inline: "variables.volumes.filter(v, has(v.csi)).map(v, v.csi)",
    settings: `variables.inline.filter(c, has(c.nodePublishSecretRef) || c.?volumeAttributes.orValue({}).exists(k, !(k in ${literals(ATTRIBUTES)})))`,
    tokens:
      "variables.volumes.map(v, v.?projected.?sources.orValue([]).filter(s, has(s.serviceAccountToken)))",
    audiences: `variables.tokens.filter(l, !l.all(s, [s.serviceAccountToken.?audience.orValue("")].all(a, a == "" || a.matches(${literal(AUDIENCE)}))))`,
    foreign: "variables.csi.filter(d, !(d in variables.drivers))",
  },
  cases: {
    settings: {
      holds: "variables.settings.size() == 0",
      values: { settings: 'variables.settings.map(c, c.driver).join(", ")' },
    },
    audience: {
      holds: "variables.audiences.size() == 0",
      values: {
        audience:
          'variables.audiences.map(l, l.map(s, s.serviceAccountToken.?audience.orValue("")).join(", ")).join(", ")',
      },
    },
    podVolume: {
      holds: "variables.denied.size() == 0",
      values: { source: 'variables.denied.map(v, v.name).join(", ")' },
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
