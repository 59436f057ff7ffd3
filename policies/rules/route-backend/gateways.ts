/** Settings that Gateways and classes pass to their implementation. */

import { type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import { at, items, keys, textAt } from "../../kubernetes/objects/read.ts";
import { isInside } from "../../values/addresses.ts";
import {
  ADMITTED,
  ANNOTATION,
  AUTHORITIES,
  CLASSES,
  GATEWAY_FIELDS,
  INFRASTRUCTURE_FIELDS,
  PARENT,
  SECRET,
} from "./kinds.ts";
import { strangerOf } from "./references.ts";
import { type Found, reference } from "./routes.ts";

/** A class has no parameters: they are an object of an implementation's own kind. */
export function classFindings(object: KubernetesObject): Found {
  const field = CLASSES[object.kind] ?? "";
  const parameters = at(object, "spec", field);
  if (parameters === undefined) return [];
  return reference(field, strangerOf(parameters, [], groupField(field)), ADMITTED.nothing);
}

/** Only a class of Ingresses names the group of its reference `apiGroup`. */
function groupField(field: string): string {
  return field === CLASSES.IngressClass ? "apiGroup" : "group";
}

/** A Gateway listens on addresses of the site, with keys of the tenant, and only marks its Service as internal. */
export function gatewayFindings(gateway: KubernetesObject, addresses: readonly string[]): Found {
  const listeners = items(gateway, "spec", "listeners");
  const infrastructure = at(gateway, "spec", "infrastructure");
  const parent = at(gateway, "spec", "parentRef");
  return [
    ...strangeKeys("spec", at(gateway, "spec"), GATEWAY_FIELDS),
    ...(parent === undefined
      ? []
      : reference("parentRef", strangerOf(parent, [PARENT]), ADMITTED.parent)),
    ...strangeKeys("infrastructure", infrastructure, INFRASTRUCTURE_FIELDS),
    ...annotationFindings(infrastructure),
    ...items(gateway, "spec", "addresses").flatMap((entry) => addressFindings(entry, addresses)),
    ...listeners
      .flatMap((listener) => items(listener, "tls", "certificateRefs"))
      .flatMap((ref) =>
        reference("certificateRefs", strangerOf(ref, [SECRET]), ADMITTED.certificates),
      ),
    ...listeners
      .flatMap((listener) => items(listener, "tls", "frontendValidation", "caCertificateRefs"))
      .flatMap((ref) =>
        reference("caCertificateRefs", strangerOf(ref, AUTHORITIES), ADMITTED.authorities),
      ),
    ...listeners.flatMap((listener) => strangeKeys("tls.options", at(listener, "tls", "options"))),
  ];
}

function strangeKeys(field: string, map: unknown, known: readonly string[] = []): Found {
  return keys(map)
    .filter((key) => !known.includes(String(key)))
    .flatMap((key) => reference(field, key, known.join(", ") || ADMITTED.nothing));
}

function annotationFindings(infrastructure: unknown): Found {
  return keys(infrastructure, "annotations").flatMap((key): Found => {
    const value = key === UNKNOWN ? UNKNOWN : textAt(infrastructure, "annotations", key);
    const own = key === ANNOTATION.key && value === ANNOTATION.value;
    const shown = value === UNKNOWN ? UNKNOWN : `${String(key)}: ${value}`;
    return own ? [] : reference("infrastructure.annotations", shown, ADMITTED.annotations);
  });
}

function addressFindings(entry: unknown, addresses: readonly string[]): Found {
  const type = textAt(entry, "type") ?? "IPAddress";
  const address = textAt(entry, "value") ?? "";
  if (type === UNKNOWN || address === UNKNOWN) return [{ case: "unknown" }];
  // Without one, the site chooses an address for its load balancer.
  if (type === "IPAddress" && (address === "" || isInside(address, addresses))) return [];
  return [{ case: "address", values: { address, allowed: addresses.join(", ") } }];
}
