/** Network policies that let nothing through. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { at, builtinObjects, clusterOf, items, keys } from "../../kubernetes/read.ts";

/**
 * Where each policy is that selects every pod and lets nothing through: cluster and namespace, or what its metadata comes
 * from, for a preview does not know the name that a namespace of a cluster to come will have.
 */
export function denying(fact: Fact): string[] {
  return builtinObjects(fact, "NetworkPolicy").flatMap((object) => {
    const selector = at(object, "spec", "podSelector");
    const everyPod = selector !== undefined && keys(selector).length === 0;
    const types = items(object, "spec", "policyTypes");
    const both = ["Ingress", "Egress"].every((type) => types.includes(type));
    const rules = ["ingress", "egress"].flatMap((way) => items(object, "spec", way));
    if (!everyPod || !both || rules.length > 0) return [];
    const namespace = at(object, "metadata", "namespace");
    if (typeof namespace === "string") return [`${clusterOf(fact)} ${namespace}`];
    const { partOf = [] } = fact;
    return namespace === UNKNOWN && partOf.length === 1 ? [...partOf] : [];
  });
}
