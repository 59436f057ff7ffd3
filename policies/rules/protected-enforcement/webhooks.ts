/**
 * Whether a webhook rewrites only custom resources, or workloads outside the system's namespaces, and so leaves
 * enforcement alone.
 */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import type { KubernetesObject } from "../../facts/fact.ts";
import { at, items, textAt } from "../../kubernetes/objects/read.ts";
import { REWRITABLE } from "./protected.ts";

/** A patch does not show the rules that it leaves out, nor the objects they match. */
export function rewritesEnforcement(object: KubernetesObject, patch = false): boolean {
  if (object.kind === "MutatingWebhookConfiguration") {
    return items(object, "webhooks").some((hook) => {
      const rules = items(hook, "rules");
      return (patch && rules.length === 0) || reaches(hook, rules);
    });
  }
  if (object.kind !== "MutatingAdmissionPolicy") return false;
  const matched = at(object, "spec", "matchConstraints");
  const rules = items(matched, "resourceRules");
  return rules.length === 0 || reaches(matched, rules);
}

function reaches(matched: unknown, rules: readonly unknown[]): boolean {
  return !rules.every(
    (rule) =>
      isAll(items(rule, "apiGroups"), isCustom) ||
      (sparesTheSystem(matched) && isAll(items(rule, "resources"), isRewritable)),
  );
}

function isAll(values: readonly unknown[], holds: (text: string) => boolean): boolean {
  return values.length > 0 && values.every((value) => typeof value === "string" && holds(value));
}

function isCustom(group: string): boolean {
  return group.includes(".") && !group.endsWith(".k8s.io");
}

function isRewritable(resource: string): boolean {
  return REWRITABLE.includes(resource);
}

function sparesTheSystem(matched: unknown): boolean {
  const spared = items(matched, "namespaceSelector", "matchExpressions")
    .filter((entry) => textAt(entry, "key") === "kubernetes.io/metadata.name")
    .filter((entry) => textAt(entry, "operator") === "NotIn")
    .flatMap((entry) => items(entry, "values"));
  return Object.keys(SYSTEM_NAMESPACES).every((namespace) => spared.includes(namespace));
}
