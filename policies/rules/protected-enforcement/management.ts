/**
 * Objects of a management cluster, regardless of where a provider claims that it leads: a program chooses a cluster's
 * name, and a kubeconfig may lead elsewhere. So the orders of Cluster API, and the places where they are, are the
 * estate's alone.
 */
import type { KubernetesObject } from "../../facts/fact.ts";
import { at, groupOf, isBuiltin, items, textAt } from "../../kubernetes/objects/read.ts";
import { READING } from "./protected.ts";

/** Cluster API and its providers. */
const CAPI = /(^|[.])cluster[.]x-k8s[.]io$/;

/** Namespaces in which Cluster API's own controllers are usually installed. */
const CONTROLLERS =
  /^(cap[a-z]{1,3}(-[a-z0-9-]+)?-system|cluster-api(-[a-z0-9-]+)?|orc-system|magnum-system)$/;

/** Whether an object is an order of Cluster API, or decides how one is carried out. */
export function ordersClusters(object: KubernetesObject): boolean {
  if (CAPI.test(groupOf(object.apiVersion))) return true;
  const is = (...kinds: string[]) => isBuiltin(object, ...kinds);
  if (is("CustomResourceDefinition", "APIService")) {
    return isCapi(textAt(object, "spec", "group"));
  }
  if (is("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")) {
    return items(object, "webhooks").some((hook) => items(hook, "rules").some(isAbout));
  }
  if (is("MutatingAdmissionPolicy")) {
    return items(at(object, "spec", "matchConstraints"), "resourceRules").some(isAbout);
  }
  // A reader of orders learns no key; a writer of orders has clusters created.
  return (
    is("ClusterRole", "Role") &&
    items(object, "rules").some((rule) => isAbout(rule) && !isReading(rule))
  );
}

/** Whether a namespace is one of a management cluster: its controllers', or that of a tenant's orders. */
export function isOfManagement(namespace: unknown, site: string): boolean {
  if (typeof namespace !== "string") return false;
  return namespace.startsWith(`${site}-`) || CONTROLLERS.test(namespace);
}

function isAbout(rule: unknown): boolean {
  return items(rule, "apiGroups").some(isCapi);
}

function isReading(rule: unknown): boolean {
  return items(rule, "verbs").every((verb) => READING.includes(String(verb)));
}

function isCapi(group: unknown): boolean {
  return typeof group === "string" && CAPI.test(group);
}
