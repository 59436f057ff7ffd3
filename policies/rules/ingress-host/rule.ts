/** Hosts of Ingresses, Gateways, routes and certificates end in a domain of the site, at a label boundary. */
import { policyFor } from "../../context.ts";
import { type Fact, type KubernetesObject, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import {
  at,
  builtinObjects,
  groupOf,
  isBuiltin,
  items,
  textAt,
} from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { CLUSTER_DOMAIN, isUnderDomain } from "../../values/domains.ts";
import { admission } from "./admission.ts";
import { GATEWAYS, PATH, ROUTES } from "./kinds.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];
type Host = string | Unknown | undefined;

export const ingressHost = defineObjectRule(
  {
    name: "ingress-host",
    metadata: {
      severity: "medium",
      waivable: false,
      references: { secNumCloud: ["13.2"], ccm: ["IVS-03"] },
      packs: [],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const domains = policyFor(fact, context)?.domains ?? [];
    const allowed = domains.join(", ");
    const paths = builtinObjects(fact, "Ingress").flatMap(pathsOf);
    return [
      ...paths,
      ...(fact.objects ?? [])
        .flatMap((object) => hostsOf(object, fact))
        .flatMap((host): Found => {
          if (host === UNKNOWN) return [{ case: "unknown" }];
          if (host === undefined || host === "") {
            return [{ case: "absent", values: { allowed } }];
          }
          const own = domains.some((domain) => isUnderDomain(host, domain));
          return own ? [] : [{ case: "foreign", values: { host, allowed } }];
        }),
    ];
  },
);

/** The invalid paths of an Ingress. */
function pathsOf(ingress: KubernetesObject): Found {
  return items(ingress, "spec", "rules")
    .flatMap((rule) => items(rule, "http", "paths"))
    .flatMap((entry): Found => {
      const path = textAt(entry, "path") ?? "";
      if (path === UNKNOWN) return [{ case: "unknown" }];
      return new RegExp(PATH).test(path) ? [] : [{ case: "path", values: { path } }];
    });
}

/** An entry of a list is complete in a patch as well. */
function hostsOf(object: KubernetesObject, { partial }: Fact): Host[] {
  const texts = (list: readonly unknown[]): Host[] => list.map((entry) => textAt(entry));
  if (isBuiltin(object, "Ingress")) {
    const rules = items(object, "spec", "rules").map((rule) => textAt(rule, "host"));
    const all = items(object, "spec", "tls").flatMap((tls) => texts(items(tls, "hosts")));
    // A default backend answers to every name that no rule has.
    const open =
      (rules.length === 0 && !partial) || at(object, "spec", "defaultBackend") !== undefined;
    return [...rules, ...all, ...(open ? [undefined] : [])];
  }
  if (/^gateway\.networking\.(x-)?k8s\.io$/.test(groupOf(object.apiVersion))) {
    if (ROUTES.includes(object.kind)) return texts(items(object, "spec", "hostnames"));
    if (!GATEWAYS.includes(object.kind)) return [];
    return items(object, "spec", "listeners")
      .filter((listener) => !["TCP", "UDP"].includes(String(at(listener, "protocol"))))
      .map((listener): Host => textAt(listener, "hostname"));
  }
  if (groupOf(object.apiVersion) === "cert-manager.io" && object.kind === "Certificate") {
    const commonName: Host[] = [textAt(object, "spec", "commonName")];
    const names = [...texts(items(object, "spec", "dnsNames")), ...commonName.filter(Boolean)];
    return names.filter((name) => !isOfNamespace(name, textAt(object, "metadata", "namespace")));
  }
  return [];
}

/** Whether a name is one of the Services of a namespace, which can only be reached inside the cluster. */
function isOfNamespace(name: Host, namespace: Host): boolean {
  if (typeof name !== "string" || typeof namespace !== "string" || namespace === "") return false;
  return ["", `.${CLUSTER_DOMAIN}`].some((end) => name.endsWith(`.${namespace}.svc${end}`));
}
