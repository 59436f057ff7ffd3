/**
 * Enforcement inside a cluster is the estate's: its policies, their parameters, their bindings, the cluster's own
 * namespaces. A program may send objects that the estate itself would send, and nothing else that touches them.
 */

import {
  ESTATE_NAMESPACE,
  PARAMETERS_NAME,
  SYSTEM_NAMESPACES,
} from "../../admission/namespaces.ts";
import type { EvaluationContext } from "../../context.ts";
import { isOfEstate } from "../../facts/estate-program.ts";
import { type Fact, type KubernetesObject, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { at, clusterOf, isBuiltin, items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding, type Rule } from "../../rule.ts";
import { admission } from "./admission.ts";
import { isOfManagement, ordersClusters } from "./management.ts";
import { messages } from "./messages.ts";
import { closes, DEFAULT_DENY, GROUP, isOwnGroup } from "./namespaces.ts";
import { isManaged, isOwn, isOwnParameters, isOwnSpace } from "./own.ts";
import {
  ADMISSION_GROUP,
  ADMISSION_KINDS,
  AGGREGATED,
  BUILT_IN,
  CLUSTER_SECRET,
  CLUSTER_SECRETS,
  CREDENTIALS,
  ENFORCING_LABEL,
  OWN,
  OWN_KINDS,
  READING,
  SERVICE_OF,
  SYSTEM_MAPS,
} from "./protected.ts";
import { selfTests } from "./self-test.ts";
import { rewritesEnforcement } from "./webhooks.ts";

type Case = keyof (typeof messages)["cases"];
type Name = string | Unknown | undefined;

export const protectedEnforcement = defineObjectRule(
  {
    name: "protected-enforcement",
    metadata: {
      severity: "critical",
      waivable: false,
      references: {
        secNumCloud: ["9.4", "12.14"],
        c5: ["IDM-06", "OPS-15"],
        ccm: ["IAM-09", "CCC-04"],
      },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context, rules): Finding<Case>[] => {
    const patch = /Patch$/.test(fact.type);
    // Next to each tenant's orders are its cluster's keys, and the objects that create clusters: others may not read
    // them either.
    const closed = onPlatform(fact) && !isOfEstate(fact, context);
    // Elsewhere a read changes nothing.
    if (fact.partial && !patch && !closed) return [];
    return (fact.objects ?? []).flatMap((object) => {
      const name = textAt(object, "metadata", "name");
      const namespace = namespaceOf(object, fact);
      const found = closed
        ? "platform"
        : touched(object, { name, namespace, patch }, fact, { context, rules });
      const shown = typeof name === "string" ? name : "?";
      return found === undefined
        ? []
        : [{ case: found, values: { name: shown, site: context.site } }];
    });
  },
);

interface Seen {
  readonly name: Name;
  readonly namespace: Name;
  readonly patch: boolean;
}

function touched(
  object: KubernetesObject,
  { name, namespace, patch }: Seen,
  fact: Fact,
  { context, rules }: { context: EvaluationContext; rules: readonly Rule[] },
): Case | undefined {
  const is = (...kinds: string[]) => isBuiltin(object, ...kinds);
  // An object that only the estate creates must come from its own program, however well it is copied.
  const estate = !patch && isOfEstate(fact, context);
  if (!estate && isManaged(object)) return "own";
  if (!estate && ordersClusters(object)) return "cluster";
  if (!estate && isOfManagement(is("Namespace") ? name : namespace, context.site))
    return "reserved";
  const policy =
    is("ConfigMap") &&
    name === PARAMETERS_NAME &&
    [ESTATE_NAMESPACE, UNKNOWN].includes(namespace ?? "");
  if (policy) return estate && isOwnParameters(object, fact, context) ? undefined : "own";
  if (is("ConfigMap") && namespace === UNKNOWN && SYSTEM_MAPS.includes(String(name)))
    return "system";
  if (isSystem(namespace)) return "system";
  if (is("Namespace")) {
    if (isSystem(name))
      return name === ESTATE_NAMESPACE && estate && isOwnSpace(object, context)
        ? undefined
        : "system";
    return patch && labelsOf(object).some((key) => ENFORCING_LABEL.test(key)) ? "own" : undefined;
  }
  const slice = is("EndpointSlice") && textAt(object, "metadata", "labels", SERVICE_OF);
  if (is("Service", "Endpoints", "EndpointSlice") && [name, slice].includes("kubernetes")) {
    return [undefined, UNKNOWN, "default"].includes(namespace) ? "system" : undefined;
  }
  // A node's addresses are written by its sender; a patch of its labels and taints changes none.
  if (is("Node") && !patch) return "node";
  if (is("CustomResourceDefinition") && converts(object)) return "converted";
  if (is(...OWN_KINDS)) return ownKind(object, { name, patch, estate }, rules);
  if (is("Secret") && ordersCluster(object, { name, estate }, fact)) return "cluster";
  if (patch && is("NetworkPolicy", "ResourceQuota", "LimitRange", "RoleBinding")) return "own";
  if (is("NetworkPolicy") && name === DEFAULT_DENY) return closes(object) ? undefined : "own";
  if (is("RoleBinding") && typeof name === "string" && name.startsWith(GROUP)) {
    return isOwnGroup(object, name.slice(GROUP.length)) ? undefined : "own";
  }
  if (!is("APIService")) return undefined;
  const group = textAt(object, "spec", "group");
  return typeof group === "string" && AGGREGATED.includes(group) ? undefined : "redirected";
}

/**
 * Cluster API's Secrets of a cluster: it creates all but the service account's credential, and the estate creates that.
 */
function ordersCluster(
  object: KubernetesObject,
  { name, estate }: Pick<Seen, "name"> & { readonly estate: boolean },
  fact: Fact,
): boolean {
  if (textAt(object, "type") === CLUSTER_SECRET) return true;
  if (!onPlatform(fact) || typeof name !== "string") return false;
  return CLUSTER_SECRETS.test(name) || (CREDENTIALS.test(name) && !estate);
}

/**
 * On a management cluster each tenant's orders are in a separate namespace, beside its credentials: only the estate
 * writes there.
 */
function onPlatform(fact: Fact): boolean {
  return clusterOf(fact).split("/")[1] === "platform";
}

/** Whether a webhook rewrites a kind's stored or returned objects after every policy was evaluated. */
function converts(definition: KubernetesObject): boolean {
  const strategy = textAt(definition, "spec", "conversion", "strategy") ?? "None";
  return strategy !== "None" || at(definition, "spec", "conversion", "webhook") !== undefined;
}

/** Policies, bindings, webhooks and roles. */
function ownKind(
  object: KubernetesObject,
  { name, patch, estate }: Pick<Seen, "name" | "patch"> & { readonly estate: boolean },
  rules: readonly Rule[],
): Case | undefined {
  const role = /^ClusterRole/.test(object.kind);
  // The name of a role may be known only later; the update evaluates it again.
  if (patch ? typeof name !== "string" : name === UNKNOWN && !role) return "unknown";
  if (object.kind === "ClusterRole" && items(object, "rules").some(unbinds)) return "rights";
  if (name === UNKNOWN) return undefined;
  if (name?.startsWith(OWN)) return estate && isOwn(object, name, rules) ? undefined : "own";
  if (role) return BUILT_IN.test(name ?? "") ? "own" : undefined;
  return rewritesEnforcement(object, patch) ? "rewriting" : undefined;
}

/** Whether a rule of a role gives the right to change policies; wildcard-rights evaluates unknown values. */
function unbinds(rule: unknown): boolean {
  const some = (field: string, holds: (text: string) => boolean) =>
    items(rule, field).some((value) => typeof value === "string" && holds(value));
  return (
    some("apiGroups", (group) => ["*", ADMISSION_GROUP].includes(group)) &&
    some("resources", (text) => ["*", ...ADMISSION_KINDS].includes(text.split("/")[0] ?? "")) &&
    some("verbs", (verb) => !READING.includes(verb))
  );
}

function isSystem(name: Name): boolean {
  return typeof name === "string" && Object.hasOwn(SYSTEM_NAMESPACES, name);
}

/** Its own namespace, else its provider's default one. */
function namespaceOf(object: KubernetesObject, { cluster }: Fact): Name {
  const given = cluster === UNKNOWN ? undefined : cluster?.namespace;
  return textAt(object, "metadata", "namespace") ?? given;
}

function labelsOf(object: KubernetesObject): string[] {
  const labels = at(object, "metadata", "labels");
  return typeof labels === "object" && labels !== null ? Object.keys(labels) : [];
}
