/** The rule in CEL; read it beside `rule.ts`, `routes.ts` and `gateways.ts`. */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import { defineAdmission, list, literal, literals } from "../../admission/policy.ts";
import { isInCluster } from "../../admission/targets.ts";
import {
  AROUND,
  CONTENT_POLICY,
  REPORTS,
  RESPONSE_HEADERS,
  SOURCE,
} from "../../kubernetes/objects/headers.ts";
import {
  ADMITTED,
  ANNOTATION,
  AUTHORITIES,
  BACKEND_FILTER,
  CLASSES,
  FILTERS,
  GATEWAY_FIELDS,
  GATEWAY_GROUPS,
  GATEWAYS,
  GRANT,
  INFRASTRUCTURE_FIELDS,
  PARENT,
  PARENTS,
  SECRET,
  SERVICE,
} from "./kinds.ts";
import { messages } from "./messages.ts";
import { SERVER, SERVER_NAMESPACE } from "./references.ts";

/** Lists of texts as one, as this CEL has no flatten. */
const flat = (lists: string) => `(${lists}).map(l, l.join("\\n")).join("\\n").split("\\n")`;
/** Whether an entry `v` refers to none of the kinds. */
const isStranger = (kinds: readonly string[], group = "group") => {
  const [ownGroup = "", ownKind = "?"] = (kinds[0] ?? "").split(":");
  return `!((v.?${group}.orValue(${literal(ownGroup)}) + ":" + v.?kind.orValue(${literal(ownKind)})) in ${literals(kinds)})`;
};
const named = (kind: string) => `v.?kind.orValue(${literal(kind)}) + " " + v.?name.orValue("?")`;
/** Entries of a list that refer to none of the kinds, with their field: `<field>=<reference>`. */
const strangers = (field: string, list: string, kinds: readonly string[]) =>
  `${list}.filter(v, ${isStranger(kinds)}).map(v, ${literal(`${field}=`)} + ${named("?")})`;
const isServer = `v.?name.orValue("") == ${literal(SERVER)} && (v.?namespace.hasValue() ? v.namespace == ${literal(SERVER_NAMESPACE)} : variables.home)`;
const strange = (field: string, map: string, known: readonly string[]) =>
  `${map}.map(k, k).filter(k, !(k in ${literals(known)})).map(k, ${literal(`${field}=`)} + k)`;

const isUnder = (host: string) =>
  `(${host} == "" || variables.domains.exists(d, ${host} == d || ${host}.endsWith("." + d)))`;
const FIELDS = ["type", ...Object.values(FILTERS)];
const header =
  '(f.?responseHeaderModifier.?set.orValue([]) + f.?responseHeaderModifier.?add.orValue([])).map(h, h.?name.orValue("?"))';
const badHeader = `!(n.lowerAscii() in ${literals(RESPONSE_HEADERS)})`;
/** The words of a header `h` that name a host outside the site, or that have reports sent. */
const bare = AROUND.reduce((text, part) => `${text}.replace(${literal(part)}, "", 1)`, "w");
const reporting = `(h.?name.orValue("").lowerAscii() != ${literal(CONTENT_POLICY)} ? [h.?value.orValue("")].filter(v, v.matches(${literal(REPORTS)})) : h.?value.orValue("").replace(";", " ").split(" ").filter(w, w.matches("[Rr][Ee][Pp][Oo][Rr][Tt]") || !(w.matches(${literal(SOURCE)}) || (${bare} != "" && [${bare}].all(b, ${isUnder("b")})))))`;
const headers =
  "f.?responseHeaderModifier.?set.orValue([]) + f.?responseHeaderModifier.?add.orValue([])";
const origin = "^https?://([*][.])?[^:/?#@\\\\]+(:[0-9]+)?$";
const originHost = 'o.split("//")[1].split(":")[0].replace("*.", "", 1)';
const paths = ["requestRedirect", "urlRewrite"].flatMap((change) =>
  ["replaceFullPath", "replacePrefixMatch"].map(
    (path) => `f.?${change}.?path.?${path}.orValue("")`,
  ),
);
const onGateways = (expression: string) =>
  `variables.self.kind in ${literals(GATEWAYS)} ? ${expression} : []`;
const listeners = (references: string) => flat(`variables.listeners.map(l, ${references})`);
const parameters = (kind: string) =>
  `(variables.self.kind == ${literal(kind)} ? [?variables.spec.?${CLASSES[kind]}].map(v, ${literal(`${CLASSES[kind]}=`)} + ${named("?")}) : [])`;

/** The values that a field admits, for the message. */
const ALLOWED: Readonly<Record<string, string>> = {
  parentRefs: ADMITTED.parents,
  parentRef: ADMITTED.parent,
  certificateRefs: ADMITTED.certificates,
  caCertificateRefs: ADMITTED.authorities,
  spec: GATEWAY_FIELDS.join(", "),
  infrastructure: INFRASTRUCTURE_FIELDS.join(", "),
  "infrastructure.annotations": ADMITTED.annotations,
};
const allowed = `{${Object.entries(ALLOWED).map(([field, text]) => `${literal(field)}: ${literal(text)}`)}}`;

export const admission = defineAdmission("route-backend", messages, {
  requests: [
    { groups: ["networking.k8s.io"], resources: ["ingresses", "ingressclasses"] },
    {
      groups: GATEWAY_GROUPS,
      versions: ["*"],
      resources: [
        "gateways",
        "listenersets",
        "xlistenersets",
        "gatewayclasses",
        "grpcroutes",
        "httproutes",
        "tcproutes",
        "tlsroutes",
        "udproutes",
        "referencegrants",
      ],
    },
  ],
  variables: {
    self: "dyn(object)",
    spec: "variables.self.?spec.orValue({})",
    home: `request.?namespace.orValue("") == ${literal(SERVER_NAMESPACE)}`,
    domains: list("domains"),
    addresses: list("addresses"),
    rules: 'variables.self.kind.endsWith("Route") ? variables.spec.?rules.orValue([]) : []',
    backends: "variables.rules.map(r, r.?backendRefs.orValue([]))",
    filters: "variables.rules.map(r, r.?filters.orValue([]))",
    services: `variables.backends + variables.filters.map(l, l.filter(f, has(f.requestMirror)).map(f, f.requestMirror.?backendRef.orValue({})))`,
    resources: `variables.self.kind == "Ingress" ? [?variables.spec.?defaultBackend.?resource] : []`,
    paths: `variables.self.kind == "Ingress" ? variables.spec.?rules.orValue([]).map(r, r.?http.?paths.orValue([]).filter(p, p.?backend.?resource.hasValue()).map(p, p.backend.resource)) : []`,
    // Below an Ingress and a grant it can only be one of their own namespace.
    within: `variables.home ? (variables.self.kind == "Ingress" ? [?variables.spec.?defaultBackend.?service.?name] + ${flat('variables.spec.?rules.orValue([]).map(r, r.?http.?paths.orValue([]).map(p, p.?backend.?service.?name.orValue("")))')} : variables.self.kind == ${literal(GRANT)} ? variables.spec.?to.orValue([]).filter(t, t.?kind.orValue("") != "Secret").map(t, t.?name.orValue(${literal(SERVER)})) : []) : []`,
    servers: `variables.within.filter(n, n == ${literal(SERVER)})`,
    foreign: `${flat(`variables.services.map(l, l.filter(v, ${isStranger([SERVICE])} || v.?namespace.orValue("") in ${literals(Object.keys(SYSTEM_NAMESPACES))} || ${isServer}).map(v, ${named("Service")})) + (variables.paths + [variables.resources]).map(l, l.map(v, ${named("?")})) + [variables.servers]`)}.filter(t, t != "")`,
    shapes: `variables.filters + variables.backends.map(l, l.map(b, b.?filters.orValue([]).filter(f, f.?type.orValue("?") != ${literal(BACKEND_FILTER)}).map(f, {"type": "backendRefs " + f.?type.orValue("?")}))).map(l, l.filter(b, b.size() > 0).map(b, b[0]))`,
    odd: `${flat(`variables.shapes.map(l, l.filter(f, !(f.?type.orValue("?") in ${literals(Object.keys(FILTERS))}) || f.exists(k, !(k in ${literals(FIELDS)}))).map(f, f.?type.orValue("?")))`)}.filter(t, t != "")`,
    headers: `${flat(`variables.filters.map(l, l.map(f, ${header}.filter(n, ${badHeader}).join("\\n")))`)}.filter(t, t != "")`,
    redirects: `${flat('variables.filters.map(l, l.map(f, f.?requestRedirect.?hostname.orValue("")))')}.filter(h, !${isUnder("h")})`,
    rewrites: `${flat('variables.filters.map(l, l.map(f, f.?urlRewrite.?hostname.orValue("")))')}.filter(h, !(${isUnder("h")} || ${isInCluster("h")}))`,
    roots: `${flat(`variables.filters.map(l, l.map(f, [${paths}].filter(t, t.startsWith("//") || t.contains("\\\\")).join("\\n")))`)}.filter(t, t != "")`,
    reporting: `${flat(`variables.filters.map(l, l.map(f, (${headers}).map(h, ${reporting}.join("\\n")).join("\\n")))`)}.filter(t, t != "")`,
    origins: `${flat(`variables.filters.map(l, l.map(f, f.?cors.?allowOrigins.orValue([]).filter(o, !(o.matches(${literal(origin)}) && ${isUnder(originHost)})).join("\\n")))`)}.filter(t, t != "")`,
    hosts:
      "variables.redirects + variables.rewrites + variables.roots + variables.reporting + variables.origins",
    listeners: onGateways("variables.spec.?listeners.orValue([])"),
    infrastructure: onGateways("[variables.spec.?infrastructure.orValue({})]"),
    outside: onGateways(
      'variables.spec.?addresses.orValue([]).filter(a, a.?type.orValue("IPAddress") != "IPAddress" || !(a.?value.orValue("") == "" || (isIP(a.value) && variables.addresses.exists(p, cidr(p).containsIP(a.value))))).map(a, a.?value.orValue("?"))',
    ),
    parents: `(variables.self.kind.endsWith("Route") ? ${strangers("parentRefs", "variables.spec.?parentRefs.orValue([])", PARENTS)} : []) + (${onGateways(strangers("parentRef", "[?variables.spec.?parentRef]", [PARENT]))})`,
    certificates: `${listeners(strangers("certificateRefs", "l.?tls.?certificateRefs.orValue([])", [SECRET]))} + ${listeners(strangers("caCertificateRefs", "l.?tls.?frontendValidation.?caCertificateRefs.orValue([])", AUTHORITIES))}`,
    settings: `(${onGateways(strange("spec", "variables.spec", GATEWAY_FIELDS))}) + ${listeners(strange("tls.options", "l.?tls.?options.orValue({})", []))} + ${flat(`variables.infrastructure.map(l, ${strange("infrastructure", "l", INFRASTRUCTURE_FIELDS)} + l.?annotations.orValue({}).map(k, k).filter(k, k != ${literal(ANNOTATION.key)} || l.annotations[k] != ${literal(ANNOTATION.value)}).map(k, "infrastructure.annotations=" + k + ": " + l.annotations[k]))`)}`,
    referred: `(variables.parents + variables.certificates + variables.settings + ${Object.keys(CLASSES).map(parameters).join(" + ")}).filter(r, r != "")`,
    admitted: `variables.referred.map(r, ${allowed}[?r.split("=")[0]].orValue("—"))`,
    modifiers: `variables.odd.size() > 0 ? ${literal(ADMITTED.filters)} : ${literal(ADMITTED.headers)}`,
  },
  cases: {
    backend: {
      holds: "variables.foreign.size() == 0",
      values: { backend: 'variables.foreign.join(", ")' },
    },
    reference: {
      holds: "variables.referred.size() == 0",
      values: {
        field: 'variables.referred.map(r, r.split("=")[0]).join(", ")',
        found: 'variables.referred.map(r, r.split("=")[1]).join(", ")',
        allowed: 'variables.admitted.join("; ")',
      },
    },
    filter: {
      holds: "(variables.odd + variables.headers).size() == 0",
      values: {
        filter: '(variables.odd + variables.headers).join(", ")',
        allowed: "variables.modifiers",
      },
    },
    host: {
      holds: "variables.hosts.size() == 0",
      values: { host: 'variables.hosts.join(", ")', allowed: 'variables.domains.join(", ")' },
    },
    address: {
      holds: "variables.outside.size() == 0",
      values: {
        address: 'variables.outside.join(", ")',
        allowed: 'variables.addresses.join(", ")',
      },
    },
  },
});
