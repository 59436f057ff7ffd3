/**
 * Whether an object is the estate's own: identical to the one that the estate would create, regardless of sender and
 * name.
 */
import { isDeepStrictEqual } from "node:util";
import { accessGuard } from "../../admission/access-guard.ts";
import { accessRules } from "../../admission/access-rules.ts";
import { admissionsOf } from "../../admission/from-rules.ts";
import { policyParameters } from "../../admission/parameters.ts";
import { bindingOf, MANAGED, type Manifest, policyOf } from "../../admission/policy.ts";
import { clusterPolicy, sitePolicy } from "../../cluster-policy.ts";
import type { EvaluationContext } from "../../context.ts";
import type { Fact, KubernetesObject } from "../../facts/fact.ts";
import { at, clusterOf, textAt } from "../../kubernetes/objects/read.ts";
import { isSame } from "../../kubernetes/objects/same.ts";
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import type { Rule } from "../../rule.ts";
import { oncePer } from "../../values/once.ts";
import { OWN } from "./protected.ts";

/** The estate's objects of one kind, by name. */
const ownOf = oncePer((rules: readonly Rule[]): ReadonlyMap<string, unknown> => {
  return new Map<string, unknown>([
    ...[...admissionsOf(rules), accessGuard]
      .flatMap((admission): Manifest[] => [policyOf(admission), bindingOf(admission)])
      .map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec] as const),
    ...Object.entries(accessRules()).map(
      ([level, rights]) => [`ClusterRole ${OWN}${level}`, rights] as const,
    ),
  ]);
});

/** Whether a policy, a binding or a role is the estate's, under its own label. */
export function isOwn(object: KubernetesObject, name: string, rules: readonly Rule[]): boolean {
  const want = ownOf(rules).get(`${object.kind} ${name}`);
  const got = object.kind === "ClusterRole" ? at(object, "rules") : at(object, "spec");
  return want !== undefined && isSame(want, got) && isManaged(object);
}

/** Whether an object has the label of everything that the estate puts into a cluster. */
export function isManaged(object: KubernetesObject): boolean {
  return Object.entries(MANAGED).every(
    ([key, value]) => textAt(object, "metadata", "labels", key) === value,
  );
}

/** Whether a ConfigMap has the policy parameters of the cluster it goes to, as the estate or the registry has them. */
export function isOwnParameters(
  object: KubernetesObject,
  fact: Fact,
  context: EvaluationContext,
): boolean {
  const data = at(object, "data");
  if (typeof data !== "object" || data === null || !isManaged(object)) return false;
  const { clusters = {}, alliance, today } = context;
  const identifier = clusterOf(fact);
  const known = Object.hasOwn(clusters, identifier) ? clusters[identifier] : undefined;
  if (known !== undefined) return isDeepStrictEqual({ ...data }, policyParameters(known));
  const list = (key: string) => {
    const text = textAt(data, key);
    return typeof text === "string" ? text.split("\n").filter(Boolean) : [];
  };
  const [site = "", tenant = "", cluster = ""] = identifier.split("/");
  const [owner = "", dataClass = ""] = [...list("owner"), ...list("classes")];
  if (site !== context.site) return false;
  const order = { site, tenant, cluster, owner, dataClass, loadBalancers: list("loadBalancers") };
  try {
    const policy = clusterPolicy(alliance, order, today);
    const inForce = sitePolicy(alliance, site, today).contracts;
    const contracts = list("contracts");
    return (
      contracts.every((contract) => inForce.includes(contract)) &&
      isDeepStrictEqual({ ...data }, policyParameters({ ...policy, contracts }))
    );
  } catch {
    return false;
  }
}

/**
 * Whether a namespace is the one of the policy parameters: labelled as the estate's, for this site, and as strict as
 * the estate creates it.
 */
export function isOwnSpace(object: KubernetesObject, { site }: EvaluationContext): boolean {
  const label = (key: string) => textAt(object, "metadata", "labels", key);
  return (
    isManaged(object) &&
    label(`${KUBERNETES_PREFIX}site`) === site &&
    label("pod-security.kubernetes.io/enforce") === "restricted"
  );
}
