/** Rights with which their holder gets more rights, or access to any workload in the cluster. */
import type { KubernetesObject } from "../../facts/fact.ts";
import { at, items, keys } from "../../kubernetes/objects/read.ts";

/** Verbs that give rights to others, or any right; the newer ones of impersonation name their subject. */
export function isGrowingVerb(verb: string): boolean {
  return ["bind", "escalate"].includes(verb) || verb.startsWith("impersonate");
}

interface Power {
  readonly group: string;
  readonly resources: readonly string[];
  /** Verbs that count. @default all but reading */
  readonly verbs?: readonly string[];
  /** True where it is too much only in every namespace at once: a Role may give it in its own. */
  readonly everywhere?: boolean;
}

/**
 * Others believe the writer of an object's status: the address of a Service or an Ingress, a pod's, a node's. An API
 * server evaluates policies for the objects alone. These statuses of the server's own groups lead nowhere: they are
 * numbers and conditions, or absent, or `signs` checks their writer.
 */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  "": ["configmaps", "replicationcontrollers", "secrets"],
  apps: ["daemonsets", "deployments", "replicasets", "statefulsets"],
  autoscaling: ["horizontalpodautoscalers"],
  batch: ["cronjobs", "jobs"],
  "certificates.k8s.io": ["certificatesigningrequests"],
  // Where an Ingress answers: every ingress controller writes it, and other rules keep its names within the site.
  "networking.k8s.io": ["ingresses"],
  policy: ["poddisruptionbudgets"],
};

const READING = ["get", "list", "watch"];
const WRITING = ["create", "update", "patch", "delete", "deletecollection"];

/**
 * Writing roles and their bindings is not among them: the API server lets people only grant rights they have. Nor is
 * changing a webhook's configuration, which operators do for their own certificate: the policies evaluate each change.
 */
const POWERS: readonly Power[] = [
  { group: "", resources: ["serviceaccounts/token"], verbs: ["create"], everywhere: true },
  {
    group: "",
    resources: ["pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "services/proxy"],
    verbs: [...READING, ...WRITING],
    everywhere: true,
  },
  { group: "", resources: ["pods/ephemeralcontainers"], everywhere: true },
  { group: "", resources: ["nodes/proxy"], verbs: [...READING, ...WRITING] },
  { group: "", resources: ["namespaces/finalize"] },
  { group: "certificates.k8s.io", resources: ["certificatesigningrequests/approval"] },
  { group: "rbac.authorization.k8s.io", resources: ["clusterroles", "clusterrolebindings"] },
  {
    group: "admissionregistration.k8s.io",
    resources: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
    verbs: ["create", "delete", "deletecollection"],
  },
];

/** The powers that one rule of a role gives; unknown values are denied separately. */
export function growth(
  rule: unknown,
  cluster: boolean,
): { resource: string; everywhere: boolean }[] {
  const [groups, resources, verbs] = ["apiGroups", "resources", "verbs"].map((f) => items(rule, f));
  const found = POWERS.filter(
    ({ group, everywhere }) => groups?.includes(group) && (cluster || !everywhere),
  )
    .filter(({ verbs: meant }) =>
      verbs?.some((verb) => meant?.includes(String(verb)) ?? !READING.includes(String(verb))),
    )
    .flatMap(({ resources: meant, everywhere = false }) =>
      meant.filter((one) => resources?.includes(one)).map((resource) => ({ resource, everywhere })),
    );
  const written = statuses(rule).map((resource) => ({ resource, everywhere: false }));
  const all = [...found, ...written];
  return signs(rule) ? [...all, { resource: "signers", everywhere: false }] : all;
}

const STATUS = "/status";

/** The statuses of the server's own kinds that a rule allows writing. */
function statuses(rule: unknown): string[] {
  if (items(rule, "verbs").every((verb) => READING.includes(String(verb)))) return [];
  const groups = items(rule, "apiGroups").filter((group) => !isOperators(group));
  const isBelieved = (kind: string) =>
    groups.some((group) => {
      const known = Object.hasOwn(HARMLESS, String(group)) ? HARMLESS[String(group)] : undefined;
      return known?.includes(kind) !== true;
    });
  return items(rule, "resources")
    .map(String)
    .filter(
      (resource) => resource.endsWith(STATUS) && isBelieved(resource.slice(0, -STATUS.length)),
    );
}

/** Whether a group's kinds are custom definitions: their operators write their status. */
function isOperators(group: unknown): boolean {
  return isCustom(group) || DEFINED.includes(String(group));
}

/** Groups that are named like the server's own and are not. */
const DEFINED: readonly string[] = ["gateway.networking.k8s.io", "snapshot.storage.k8s.io"];

/** The cluster's own signers prove an identity; those of an operator are its own affair. */
function signs(rule: unknown): boolean {
  const has = (field: string, ...any: string[]) =>
    items(rule, field).some((value) => any.includes(String(value)));
  if (!has("apiGroups", "certificates.k8s.io") || !has("resources", "signers")) return false;
  const names = items(rule, "resourceNames");
  const own = (name: unknown) =>
    typeof name === "string" &&
    /^[a-z0-9-]+(\.[a-z0-9-]+)+\/\S+$/.test(name) &&
    !/^([^/]*\.)?kubernetes\.io\//.test(name);
  return has("verbs", "approve", "sign", "attest") && (names.length === 0 || !names.every(own));
}

const AGGREGATING = "rbac.authorization.k8s.io/aggregate-to-";

/** Whether a role adds itself to one of the server's own, with more than an operator's own kinds. */
export function aggregates(role: KubernetesObject): boolean {
  const labels = keys(role, "metadata", "labels");
  if (!labels.some((key) => typeof key === "string" && key.startsWith(AGGREGATING))) return false;
  const rules = items(role, "rules");
  return (
    at(role, "rules") === undefined ||
    rules.some((rule) => items(rule, "nonResourceURLs").length > 0) ||
    !rules.flatMap((rule) => items(rule, "apiGroups")).every(isCustom)
  );
}

function isCustom(group: unknown): boolean {
  return typeof group === "string" && group.includes(".") && !group.endsWith(".k8s.io");
}
