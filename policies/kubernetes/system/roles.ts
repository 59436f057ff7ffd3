/**
 * The roles and bindings that every API server creates for itself, word by word (release 1.36): what a cluster's own
 * have beyond these was added by hand.
 */
import type { KubernetesObject } from "../../facts/fact.ts";
import { at, items, textAt } from "../objects/read.ts";
import { hasOnly } from "./metadata.ts";
import table from "./roles.json" with { type: "json" };

const ROLES: Readonly<Record<string, readonly string[]>> = table.roles;
const BINDINGS: Readonly<Record<string, readonly string[]>> = table.bindings;

const BOOTSTRAP = { "kubernetes.io/bootstrapping": "rbac-defaults" };
const ANNOTATIONS = { "rbac.authorization.kubernetes.io/autoupdate": "true" };
const AGGREGATE = "rbac.authorization.k8s.io/aggregate-to-";
/** The built-in role that each role is added to, by a label. */
const ADDED_TO: Readonly<Record<string, string>> = {
  edit: "admin",
  view: "edit",
  "system:aggregate-to-admin": "admin",
  "system:aggregate-to-edit": "edit",
  "system:aggregate-to-view": "view",
};
/** Roles that add up others. */
const AGGREGATES = ["admin", "edit", "view"];

/**
 * Whether a role gives no right, and a binding no subject, that the API server itself did not give. `added` are rights of
 * other known roles, which those roles have, too, that add up others.
 */
export function isBuiltInAccess(object: KubernetesObject, added: readonly string[] = []): boolean {
  return object.kind.endsWith("Binding") ? isBinding(object) : isRole(object, added);
}

/** Whether a role has a label that adds it to another. */
export function isAdded(role: KubernetesObject): boolean {
  const labels = at(role, "metadata", "labels") ?? {};
  return Object.keys(labels).some((key) => key.startsWith(AGGREGATE));
}

/** Names of the service accounts of a system's namespace to which built-in bindings give rights. */
export function isBuiltInAccount(namespace: string, name: string): boolean {
  return ACCOUNTS.has(`ServiceAccount ${namespace}/${name}`);
}

const ACCOUNTS = new Set(Object.values(BINDINGS).flat());

function isRole(role: KubernetesObject, added: readonly string[]): boolean {
  const known = ROLES[keyOf(role)];
  if (known === undefined) return false;
  const name = String(at(role, "metadata", "name"));
  const to = role.kind === "ClusterRole" ? ADDED_TO[name] : undefined;
  const labels = { ...BOOTSTRAP, ...(to !== undefined && { [AGGREGATE + to]: "true" }) };
  const all = AGGREGATES.includes(name) ? [...known, ...added] : known;
  return hasOnly(role, labels, ANNOTATIONS) && isAggregation(role, name) && isWithin(role, all);
}

/** Whether a role gives no right that these lines do not give; a line with all verbs gives each. */
export function isWithin(role: KubernetesObject, lines: readonly string[]): boolean {
  const given = new Set(lines.flatMap((line) => grantsOf(...partsOf(line))));
  const isGiven = (grant: string) => given.has(grant) || given.has(grant.replace(/^\S+/, "*"));
  return items(role, "rules").every((rule) => grantsIn(rule).every(isGiven));
}

function isAggregation(role: KubernetesObject, name: string): boolean {
  const selectors = items(role, "aggregationRule", "clusterRoleSelectors");
  if (at(role, "aggregationRule") === undefined) return true;
  const want = { matchLabels: { [AGGREGATE + name]: "true" } };
  return (
    AGGREGATES.includes(name) &&
    selectors.length === 1 &&
    JSON.stringify(selectors[0]) === JSON.stringify(want)
  );
}

function isBinding(binding: KubernetesObject): boolean {
  const known = BINDINGS[keyOf(binding)] ?? [];
  return hasOnly(binding, BOOTSTRAP, ANNOTATIONS) && isBindingOf(binding, known);
}

/** Whether a binding is to this role, and only for subjects that are named after it. */
export function isBindingOf(
  binding: KubernetesObject,
  [role, ...subjects]: readonly string[],
): boolean {
  const given = items(binding, "subjects").map((subject) => {
    const namespace = at(subject, "namespace");
    return `${at(subject, "kind")} ${namespace ? `${namespace}/` : ""}${at(subject, "name")}`;
  });
  const { kind, name } = at(binding, "roleRef") as { kind: string; name: string };
  return role === `${kind} ${name}` && given.every((subject) => subjects.includes(subject));
}

/** An object as the tables name it: `<Kind> [<namespace>] <name>`. */
export function keyOf(object: KubernetesObject): string {
  const [namespace, name] = ["namespace", "name"].map((key) => textAt(object, "metadata", key));
  return [object.kind, namespace, name].filter(Boolean).map(String).join(" ");
}

/** A line of the table: verbs, and either URLs or resources, groups and names. */
function partsOf(line: string): [string[], string[], string[], string[]] {
  const [verbs = "", resources = "", groups = "", names = ""] = line.split(" ");
  const list = (text: string) => (text === "" ? [] : text.split(","));
  return [list(verbs), list(resources), list(groups), list(names)];
}

function grantsIn(rule: unknown): string[] {
  const list = (field: string) => items(rule, field).map(String);
  const groups = list("apiGroups").map((group) => group || "core");
  return [
    ...grantsOf(list("verbs"), list("nonResourceURLs"), [], []),
    ...(groups.length === 0
      ? []
      : grantsOf(list("verbs"), list("resources"), groups, list("resourceNames"))),
  ];
}

/** Each single right. */
function grantsOf(verbs: string[], things: string[], groups: string[], names: string[]): string[] {
  const of = (list: string[]) => (list.length === 0 ? [""] : list);
  return verbs.flatMap((verb) =>
    things.flatMap((thing) =>
      of(groups).flatMap((group) => of(names).map((name) => [verb, thing, group, name].join(" "))),
    ),
  );
}
