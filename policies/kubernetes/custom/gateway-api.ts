/** The Gateway API: published hosts and routes, and the Services behind them. */
import { RESPONSE_HEADERS } from "../objects/headers.ts";
import {
  block,
  type CustomKind,
  choice,
  denied,
  duration,
  each,
  elsewhere,
  type Field,
  type Fields,
  leads,
  like,
  list,
  map,
  name,
  number,
  text,
} from "./field.ts";
import { otherController } from "./reasons.ts";
import { labels, selector } from "./shared-fields.ts";

const GROUP = "gateway.networking.k8s.io";
const bool = choice(true, false);
const hostname = elsewhere("ingress-host");

const secretRef = block({ group: choice(""), kind: choice("Secret"), name, namespace: name });
const listener = block({
  name,
  hostname,
  port: number,
  protocol: choice("HTTP", "HTTPS", "TLS", "TCP", "UDP"),
  tls: block({
    mode: choice("Terminate", "Passthrough"),
    certificateRefs: list(secretRef),
    options: otherController,
  }),
  allowedRoutes: block({
    kinds: list(block({ group: choice(GROUP), kind: name })),
    namespaces: block({ from: choice("Same", "Selector", "All"), selector }),
  }),
});
const gateway = block({
  gatewayClassName: name,
  listeners: list(listener),
  addresses: list(block({ type: choice("IPAddress"), value: leads("site") })),
  infrastructure: block({
    labels,
    annotations: map(
      "service\\.beta\\.kubernetes\\.io/openstack-internal-load-balancer",
      choice("true"),
      "l'annotation d'un répartiteur de charge interne",
      "the annotation of an internal load balancer",
    ),
    parametersRef: otherController,
  }),
  allowedListeners: denied({
    fr: "laisse d'autres objets ouvrir des noms sur cette passerelle",
    en: "lets other objects open names on this gateway",
  }),
  tls: otherController,
});

const parentRefs = list(
  block({
    // The core's Service is the parent of a route between Services.
    group: choice(GROUP, ""),
    kind: choice("Gateway", "Service"),
    name,
    namespace: name,
    sectionName: name,
    port: number,
  }),
);
const service: Fields = {
  group: choice(""),
  kind: choice("Service"),
  name,
  namespace: name,
  port: number,
};
function eitherCase(word: string): string {
  return word.replaceAll(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

/** A header that leads nowhere: `Location`, `Refresh`, `Link` or a report's address would lead elsewhere. */
const header = block({
  name: like(
    "(?i:X-[A-Za-z0-9-]+|Cache-Control|Strict-Transport-Security|Vary|Server|Accept|Accept-Encoding|Accept-Language|Content-Type|Authorization|Traceparent)".replace(
      "?i:",
      "?:",
    ),
    "un en-tête X-… ou l'un des en-têtes ordinaires qui ne mènent nulle part",
    "a header X-… or one of the ordinary ones that lead nowhere",
  ),
  value: text,
});
const headers = block({ add: list(header), set: list(header), remove: list(name) });
/** Headers of responses; the rule about routes evaluates their values. */
const answer = block({
  name: like(
    RESPONSE_HEADERS.map(eitherCase).join("|"),
    `l'un de : ${RESPONSE_HEADERS.join(", ")}`,
    `one of: ${RESPONSE_HEADERS.join(", ")}`,
  ),
  value: text,
});
const answers = block({ add: list(answer), set: list(answer), remove: list(name) });
const path = block({
  type: name,
  replaceFullPath: like("/[^/\\s].*|/", "un chemin", "a path"),
  replacePrefixMatch: like("(/[^/\\s].*|/)?", "un chemin", "a path"),
});
const shared: Fields = {
  requestHeaderModifier: headers,
  responseHeaderModifier: answers,
  requestMirror: block({
    backendRef: block(service),
    percent: number,
    fraction: block({ numerator: number, denominator: number }),
  }),
  extensionRef: otherController,
};
const TYPES = ["RequestHeaderModifier", "ResponseHeaderModifier", "RequestMirror"];
const httpFilters = list(
  block({
    type: choice(...TYPES, "RequestRedirect", "URLRewrite", "CORS"),
    ...shared,
    requestRedirect: block({
      scheme: choice("https", "http"),
      hostname: leads("site"),
      port: number,
      statusCode: choice(301, 302, 303, 307, 308),
      path,
    }),
    urlRewrite: block({ hostname: leads("site", "cluster"), path }),
    cors: block({
      allowOrigins: list(leads("site")),
      ...each(list(text), "allowHeaders", "allowMethods", "exposeHeaders"),
      allowCredentials: bool,
      maxAge: number,
    }),
  }),
);
const grpcFilters = list(block({ type: choice(...TYPES), ...shared }));
const backends = (filters: Field) => list(block({ ...service, weight: number, filters }));
const matching = list(block({ name, type: name, value: text }));

const http = block({
  parentRefs,
  hostnames: list(hostname),
  rules: list(
    block({
      name,
      matches: list(
        block({
          path: block({ type: name, value: text }),
          method: name,
          headers: matching,
          queryParams: matching,
        }),
      ),
      filters: httpFilters,
      backendRefs: backends(httpFilters),
      timeouts: block({ request: duration, backendRequest: duration }),
    }),
  ),
});
const grpc = block({
  parentRefs,
  hostnames: list(hostname),
  rules: list(
    block({
      name,
      matches: list(
        block({
          method: block({ type: name, service: text, method: text }),
          headers: matching,
        }),
      ),
      filters: grpcFilters,
      backendRefs: backends(grpcFilters),
    }),
  ),
});
const plain = { name, backendRefs: list(block({ ...service, weight: number })) };
const PUBLISHES = {
  fr: "publie des Services sous des noms du site ; les noms et les Services sont évalués",
  en: "publishes Services under names of the site; names and Services are evaluated",
};

const of = (
  kind: string,
  versions: readonly string[],
  spec: Field,
  effect: CustomKind["effect"] = "exposes",
  why: CustomKind["why"] = PUBLISHES,
  scope: CustomKind["scope"] = "Namespaced",
): CustomKind => {
  const plural = kind.endsWith("s") ? `${kind}es` : `${kind}s`;
  const resource = plural.toLowerCase();
  return { group: GROUP, kind, resource, versions, scope, effect, why, fields: { spec } };
};

export const gatewayApi: readonly CustomKind[] = [
  of("Gateway", ["v1", "v1beta1"], gateway),
  of("HTTPRoute", ["v1", "v1beta1"], http),
  of("GRPCRoute", ["v1"], grpc),
  of(
    "TLSRoute",
    ["v1", "v1alpha3", "v1alpha2"],
    block({ parentRefs, hostnames: list(hostname), rules: list(block(plain)) }),
  ),
  ...["TCPRoute", "UDPRoute"].map((kind) =>
    of(kind, ["v1", "v1alpha2"], block({ parentRefs, rules: list(block(plain)) })),
  ),
  of(
    "ReferenceGrant",
    ["v1", "v1beta1"],
    block({
      from: list(
        block({
          group: choice(GROUP),
          kind: choice("Gateway", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"),
          namespace: name,
        }),
      ),
      to: list(block({ group: choice(""), kind: choice("Service", "Secret"), name })),
    }),
    "machinery",
    {
      fr: "accorde une référence entre deux espaces de noms du même cluster",
      en: "grants a reference between two namespaces of the same cluster",
    },
  ),
  of(
    "GatewayClass",
    ["v1", "v1beta1"],
    block({ controllerName: text, description: text, parametersRef: otherController }),
    "machinery",
    {
      fr: "nomme le contrôleur du cluster qui sert les passerelles",
      en: "names the controller of the cluster that serves gateways",
    },
    "Cluster",
  ),
];
