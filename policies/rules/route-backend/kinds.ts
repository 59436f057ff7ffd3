/**
 * The allowed references and features of routing; everything else is denied. For the rules here and, in CEL, for the
 * API server.
 */
import { RESPONSE_HEADERS } from "../../kubernetes/objects/headers.ts";
import { INTERNAL } from "../external-reach/annotations.ts";

export const GATEWAY_GROUPS = ["gateway.networking.k8s.io", "gateway.networking.x-k8s.io"] as const;
/** The kinds of the Gateway API, by their contents. */
export const ROUTES = ["GRPCRoute", "HTTPRoute", "TCPRoute", "TLSRoute", "UDPRoute"];
export const GATEWAYS = ["Gateway", "ListenerSet", "XListenerSet"];
/** Lets other namespaces refer to objects of its own namespace. */
export const GRANT = "ReferenceGrant";
/** A class of Ingresses or Gateways, and where its parameters are: an object of an implementation's own. */
export const CLASSES: Readonly<Record<string, string>> = {
  GatewayClass: "parametersRef",
  IngressClass: "parameters",
};

/** The allowed parent of a set of listeners, and those of routes, `<group>:<Kind>`; the core's group is empty. */
export const PARENT = "gateway.networking.k8s.io:Gateway";
export const PARENTS = [
  PARENT,
  "gateway.networking.k8s.io:ListenerSet",
  "gateway.networking.x-k8s.io:XListenerSet",
  ":Service",
];
export const SERVICE = ":Service";
/** Where the keys of listeners are. */
export const SECRET = ":Secret";
/** Where the authorities that verify callers' certificates may be. */
export const AUTHORITIES = [":ConfigMap", SECRET];

/** Fields of a Gateway's specification, and of its infrastructure, which go to its Service. */
export const GATEWAY_FIELDS = [
  "addresses",
  "allowedListeners",
  "defaultScope",
  "gatewayClassName",
  "infrastructure",
  "listeners",
  "parentRef",
];
export const INFRASTRUCTURE_FIELDS = ["annotations", "labels"];
/** The only annotation that its Service may get this way, with its value. */
export const ANNOTATION = { key: INTERNAL, value: "true" };

/** Types of filters, and the field of each. */
export const FILTERS: Readonly<Record<string, string>> = {
  CORS: "cors",
  RequestHeaderModifier: "requestHeaderModifier",
  RequestMirror: "requestMirror",
  RequestRedirect: "requestRedirect",
  ResponseHeaderModifier: "responseHeaderModifier",
  URLRewrite: "urlRewrite",
};
/** The filter that may change a request for one back end alone. */
export const BACKEND_FILTER = "RequestHeaderModifier";

/** The admitted values, as the messages show them. */
export const ADMITTED = {
  filters: Object.keys(FILTERS).join(", "),
  headers: RESPONSE_HEADERS.join(", "),
  parent: plain(PARENT),
  parents: PARENTS.map(plain).join(", "),
  certificates: plain(SECRET),
  authorities: AUTHORITIES.map(plain).join(", "),
  annotations: `${ANNOTATION.key}: "${ANNOTATION.value}"`,
  nothing: "—",
};

function plain(named: string): string {
  return named.split(":").reverse().filter(Boolean).join(".");
}
