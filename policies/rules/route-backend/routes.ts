/** Where Ingresses and routes lead: back ends, mirrors, redirects. */

import { UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { isHarmless, RESPONSE_HEADERS } from "../../kubernetes/objects/headers.ts";
import { at, items, keys, textAt } from "../../kubernetes/objects/read.ts";
import type { Finding } from "../../rule.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { isInCluster } from "../../values/targets.ts";
import { ADMITTED, BACKEND_FILTER, FILTERS, PARENTS, SERVICE } from "./kinds.ts";
import type { messages } from "./messages.ts";
import { SERVER, strangerOf, systemServiceOf } from "./references.ts";

export type Found = Finding<keyof (typeof messages)["cases"]>[];

/** Targets of an Ingress other than Services of its own namespace. */
export function ingressFindings(ingress: unknown): Found {
  const paths = items(ingress, "spec", "rules").flatMap((rule) => items(rule, "http", "paths"));
  const fallbacks = ["defaultBackend", "backend"].map((field) => at(ingress, "spec", field));
  const backends = [...fallbacks, ...paths.map((path) => at(path, "backend"))];
  return backends.flatMap((one): Found => {
    const [resource, service] = [at(one, "resource"), at(one, "service")];
    return [
      ...(resource === undefined ? [] : backend(strangerOf(resource, [], "apiGroup"))),
      ...(service === undefined ? [] : backend(systemServiceOf(service, ingress))),
    ];
  });
}

/** Whether a grant lets routes of other namespaces lead to the API server. */
export function grantFindings(grant: unknown): Found {
  return items(grant, "spec", "to")
    .filter((to) => textAt(to, "kind") !== "Secret")
    .map((to) => (textAt(to, "name") === undefined ? { name: SERVER } : to))
    .flatMap((to) => backend(systemServiceOf(to, grant)));
}

/** The targets and parents of a route of the Gateway API. */
export function routeFindings(route: unknown, domains: readonly string[]): Found {
  const rules = items(route, "spec", "rules");
  const backends = rules.flatMap((rule) => items(rule, "backendRefs"));
  return [
    ...items(route, "spec", "parentRefs").flatMap((parent) =>
      reference("parentRefs", strangerOf(parent, PARENTS), ADMITTED.parents),
    ),
    ...backends.flatMap((ref) => service(ref, route)),
    ...rules
      .flatMap((rule) => items(rule, "filters"))
      .flatMap((filter) => filterFindings(filter, route, domains)),
    ...backends
      .flatMap((ref) => items(ref, "filters"))
      .flatMap((filter): Found => {
        const findings = shapeFindings(filter);
        const type = textAt(filter, "type");
        return findings.length > 0 || type === BACKEND_FILTER
          ? findings
          : denied(`backendRefs ${String(type)}`);
      }),
  ];
}

function filterFindings(filter: unknown, route: unknown, domains: readonly string[]): Found {
  const [redirect, rewrite] = [at(filter, "requestRedirect"), at(filter, "urlRewrite")];
  const mirror = at(filter, "requestMirror");
  const headers = ["set", "add"].flatMap((verb) => items(filter, "responseHeaderModifier", verb));
  const under = (host: string) => domains.some((domain) => isUnderDomain(host, domain));
  return [
    ...shapeFindings(filter),
    ...(mirror === undefined ? [] : service(at(mirror, "backendRef"), route)),
    ...headers.flatMap((header): Found => {
      const name = textAt(header, "name") ?? "?";
      if (name === UNKNOWN) return [{ case: "unknown" }];
      if (!RESPONSE_HEADERS.includes(name.toLowerCase())) return denied(name, ADMITTED.headers);
      const value = textAt(header, "value") ?? "";
      if (value === UNKNOWN) return [{ case: "unknown" }];
      return isHarmless(name, value, under)
        ? []
        : hostFinding(`${name}: ${value}`, () => false, domains);
    }),
    ...items(filter, "cors", "allowOrigins").flatMap((origin) =>
      hostFinding(
        typeof origin === "string" ? origin : UNKNOWN,
        (text) => under(originHost(text)),
        domains,
      ),
    ),
    ...hostFinding(textAt(redirect, "hostname"), under, domains),
    ...hostFinding(
      textAt(rewrite, "hostname"),
      (host) => under(host) || isInCluster(host),
      domains,
    ),
    ...[redirect, rewrite]
      .flatMap((change) => ["replaceFullPath", "replacePrefixMatch"].map((key) => [change, key]))
      .map(([change, key]) => textAt(change, "path", String(key)))
      // To a browser, two slashes begin a host.
      .flatMap((path) => hostFinding(path, (text) => !/^\/\/|\\/.test(text), domains)),
  ];
}

/** The host of an origin, `https://*.gouv.ml.example:8443`; of any other text, the text itself. */
function originHost(origin: string): string {
  return /^https?:\/\/(?:\*\.)?([^:/?#@\\]*)(?::\d+)?$/.exec(origin)?.[1] ?? origin;
}

/** A filter of a known type, with the fields of such types alone. */
function shapeFindings(filter: unknown): Found {
  const type = textAt(filter, "type") ?? "?";
  if (type === UNKNOWN) return [{ case: "unknown" }];
  if (!Object.hasOwn(FILTERS, type)) return denied(type);
  const known = ["type", ...Object.values(FILTERS)];
  return keys(filter)
    .filter((key) => !known.includes(String(key)))
    .flatMap((key) => denied(String(key)));
}

function denied(filter: string, allowed = ADMITTED.filters): Found {
  return [{ case: "filter", values: { filter, allowed } }];
}

function hostFinding(
  host: string | Unknown | undefined,
  compliant: (host: string) => boolean,
  domains: readonly string[],
): Found {
  if (host === UNKNOWN) return [{ case: "unknown" }];
  if (host === undefined || host === "" || compliant(host)) return [];
  return [{ case: "host", values: { host, allowed: domains.join(", ") } }];
}

/** Whether a reference names a Service of the tenant. */
function service(ref: unknown, route: unknown): Found {
  const stranger = strangerOf(ref, [SERVICE]);
  return backend(stranger === undefined ? systemServiceOf(ref, route) : stranger);
}

function backend(stranger: string | Unknown | undefined): Found {
  if (stranger === UNKNOWN) return [{ case: "unknown" }];
  return stranger === undefined ? [] : [{ case: "backend", values: { backend: stranger } }];
}

/** A finding about a reference in a field, or nothing when the reference is allowed. */
export function reference(
  field: string,
  found: string | Unknown | undefined,
  allowed: string,
): Found {
  if (found === UNKNOWN) return [{ case: "unknown" }];
  return found === undefined ? [] : [{ case: "reference", values: { field, found, allowed } }];
}
