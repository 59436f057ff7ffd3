/** The rule in CEL; read it beside `rule.ts` and `ranges.ts`. */
import { defineAdmission, list, literal, literals } from "../../admission/policy.ts";
import { WITHIN_CLUSTER } from "../../kubernetes/objects/networks.ts";
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import { messages } from "./messages.ts";
import { EVERYWHERE } from "./ranges.ts";

const LABEL = `?${literal(`${KUBERNETES_PREFIX}class`)}`;

/** The ranges of one direction, each once between line ends, as this CEL has no flatten. */
const ranges = (way: string, peers: string) => {
  const selects = "has(p.namespaceSelector) || has(p.podSelector)";
  const range = `has(p.ipBlock) ? p.ipBlock.cidr : ${selects} ? "" : ${literal(EVERYWHERE)}`;
  const none = `r.?${peers}.orValue([]).size() == 0`;
  return `variables.spec.?${way}.orValue([]).map(r, ${none} ? ${literal(EVERYWHERE)} : r.${peers}.map(p, ${range}).join("\\n")).join("\\n").split("\\n")`;
};
const inside = (prefixes: string) =>
  `isCIDR(r) && ${prefixes}.exists(p, cidr(p).containsIP(cidr(r).ip()) && cidr(r).prefixLength() >= cidr(p).prefixLength())`;
const far = (way: string) =>
  `variables.${way}.filter(r, r != "" && !(${inside("variables.near")}))`;
/** Those that go further than the class may. */
const denied = (way: string) =>
  `variables.${way}Far.filter(r, ${inside("variables.government")} ? !variables.toGovernment : !variables.toInternet)`;
const reaches = (distance: string) =>
  `variables.own.all(c, (c + ":${distance}") in variables.egressOf)`;

const values = (way: string) => ({
  remote: `variables.${way}Denied.join(", ")`,
  distance: "variables.distance",
  class: 'variables.own.join(", ")',
  classes: 'variables.open.map(e, e.split(":")[0]).join(", ")',
  allowed: 'variables.addresses.join(", ")',
});

export const admission = defineAdmission("network-policy", messages, {
  requests: [{ groups: ["networking.k8s.io"], resources: ["networkpolicies"] }],
  variables: {
    spec: "dyn(object.spec)",
    label: `object.metadata.?labels[${LABEL}].orValue("")`,
    // The namespace's class; one without a class has its tenant's, the lowest that a namespace may have.
    owed: `namespaceObject.metadata.?labels[${LABEL}].orValue(${list("classes")}[0])`,
    own: 'variables.label in ["", variables.owed] ? [variables.owed] : [variables.owed, variables.label]',
    addresses: list("addresses"),
    near: `${literals(WITHIN_CLUSTER)} + variables.addresses`,
    government: list("government"),
    egressOf: list("egress"),
    toGovernment: reaches("government"),
    toInternet: reaches("internet"),
    ingress: ranges("ingress", "from"),
    egress: ranges("egress", "to"),
    ingressFar: far("ingress"),
    egressFar: far("egress"),
    ingressDenied: denied("ingress"),
    egressDenied: denied("egress"),
    // The ranges in the message: those of the first denied direction.
    reported:
      "variables.ingressDenied.size() > 0 ? variables.ingressDenied : variables.egressDenied",
    distance: `variables.reported.all(r, ${inside("variables.government")}) ? "government" : "internet"`,
    open: 'variables.egressOf.filter(e, e.endsWith(":" + variables.distance))',
  },
  cases: {
    ingress: { holds: "variables.ingressDenied.size() == 0", values: values("ingress") },
    egress: { holds: "variables.egressDenied.size() == 0", values: values("egress") },
  },
});
