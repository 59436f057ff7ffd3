/**
 * Objects that the estate puts into each namespace under reserved names; others may use such a name only for the same
 * object.
 */
import type { KubernetesObject } from "../../facts/fact.ts";
import { UNKNOWN, type Unknown } from "../../facts/unknown.ts";
import { OIDC_PREFIX } from "../../kubernetes/objects/groups.ts";
import { at, items, keys, textAt } from "../../kubernetes/objects/read.ts";
import { OWN } from "./protected.ts";

export const DEFAULT_DENY = "default-deny";
/** The rights of one of the tenant's groups. */
export const GROUP = "group-";

/** Whether a network policy closes every pod, in both directions. */
export function closes(object: KubernetesObject): boolean {
  const spec = at(object, "spec");
  const types = items(spec, "policyTypes");
  return (
    selects(at(spec, "podSelector")) &&
    ["Ingress", "Egress"].every((type) => types.includes(type)) &&
    [...items(spec, "ingress"), ...items(spec, "egress")].length === 0
  );
}

function selects(selector: unknown): boolean {
  return keys(selector, "matchLabels").length + items(selector, "matchExpressions").length === 0;
}

/** Whether a binding gives one of the estate's roles to the group in its name, and to no other subject. */
export function isOwnGroup(object: KubernetesObject, key: string): boolean {
  const role = textAt(object, "roleRef", "name");
  const subjects = items(object, "subjects");
  const kind = textAt(subjects[0], "kind");
  const name = textAt(subjects[0], "name");
  const begins = (text: string | Unknown | undefined, start: string, end = "") =>
    text === UNKNOWN || (text?.startsWith(start) === true && text.endsWith(end));
  return (
    begins(role, OWN) &&
    subjects.length === 1 &&
    kind === "Group" &&
    begins(name, OIDC_PREFIX, `-${key}`)
  );
}
