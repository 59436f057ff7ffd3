/** The rule in CEL; read it beside `rule.ts`. */
import { defineAdmission, list, literal } from "../../admission/policy.ts";
import { CLUSTER_DOMAIN } from "../../values/domains.ts";
import { GATEWAYS, PATH, ROUTES } from "./kinds.ts";
import { messages } from "./messages.ts";

const kinds = (names: readonly string[]) => `variables.self.kind in ${JSON.stringify(names)}`;
/** One level of lists less, as this CEL has no flatten: the condition is evaluated inside instead. */
const named = (host: string) =>
  `(${host} == "" || variables.domains.exists(d, ${host} == d || ${host}.endsWith("." + d)))`;

export const admission = defineAdmission("ingress-host", messages, {
  requests: [
    { groups: ["networking.k8s.io"], resources: ["ingresses"] },
    {
      groups: ["gateway.networking.k8s.io", "gateway.networking.x-k8s.io"],
      versions: ["*"],
      resources: [
        "gateways",
        "listenersets",
        "xlistenersets",
        "grpcroutes",
        "httproutes",
        "tlsroutes",
      ],
    },
    { groups: ["cert-manager.io"], versions: ["*"], resources: ["certificates"] },
  ],
  variables: {
    self: "dyn(object)",
    domains: list("domains"),
    ingress: 'variables.self.kind == "Ingress"',
    rules: "variables.self.spec.?rules.orValue([])",
    // Services of the object's own namespace, which can only be reached inside the cluster.
    inside: `["", ".${CLUSTER_DOMAIN}"].map(e, "." + variables.self.metadata.?namespace.orValue("") + ".svc" + e)`,
    hosts: [
      'variables.ingress ? variables.rules.map(r, r.?host.orValue("")) + (variables.rules.size() == 0 || has(variables.self.spec.defaultBackend) ? [""] : [])',
      `${kinds(ROUTES)} ? variables.self.spec.?hostnames.orValue([])`,
      `${kinds(GATEWAYS)} ? variables.self.spec.?listeners.orValue([]).filter(l, !(l.?protocol.orValue("") in ["TCP", "UDP"])).map(l, l.?hostname.orValue(""))`,
      '(variables.self.spec.?dnsNames.orValue([]) + variables.self.spec.?commonName.orValue("").split(" ").filter(n, n != "")).filter(n, !variables.inside.exists(e, n.endsWith(e)))',
    ].join(" : "),
    paths: `variables.ingress ? variables.rules.map(r, r.?http.?paths.orValue([]).map(p, p.?path.orValue("")).filter(p, !p.matches(${literal(PATH)}))).filter(l, l.size() > 0) : []`,
    tls: "variables.ingress ? variables.self.spec.?tls.orValue([]) : []",
    foreign: `variables.hosts.filter(h, !${named("h")}) + variables.tls.filter(t, !t.?hosts.orValue([]).all(h, ${named("h")})).map(t, t.hosts.join(", "))`,
  },
  cases: {
    foreign: {
      holds: "variables.foreign.size() == 0",
      values: { host: 'variables.foreign.join(", ")', allowed: 'variables.domains.join(", ")' },
    },
    path: {
      holds: "variables.paths.size() == 0",
      values: { path: 'variables.paths.map(l, l.join(", ")).join(", ")' },
    },
    absent: {
      holds: '!("" in variables.hosts) && variables.tls.all(t, !("" in t.?hosts.orValue([])))',
      values: { allowed: 'variables.domains.join(", ")' },
    },
  },
});
