/** Network policies that let nothing through. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { at, builtinObjects, clusterOf, items, keys } from "../../kubernetes/objects/read.ts";

export const WAYS = ["Ingress", "Egress"] as const;

/** One direction at a place, as a key. */
export function closedAt(way: (typeof WAYS)[number], place: string): string {
  return `${way} ${place}`;
}

/**
 * The directions closed by each policy that selects every pod and lets nothing through, with their place: cluster and
 * namespace, or the resource that its metadata comes from, because a preview does not know the namespace names of a
 * cluster that does not exist yet.
 */
export function denying(fact: Fact): string[] {
  return builtinObjects(fact, "NetworkPolicy").flatMap((object) => {
    const selector = at(object, "spec", "podSelector");
    const everyPod = selector !== undefined && keys(selector).length === 0;
    const types = items(object, "spec", "policyTypes");
    const rules = ["ingress", "egress"].flatMap((way) => items(object, "spec", way));
    if (!everyPod || rules.length > 0) return [];
    const ways = WAYS.filter((way) => types.includes(way));
    const closed = (place: string) => ways.map((way) => closedAt(way, place));
    const namespace = at(object, "metadata", "namespace");
    if (typeof namespace === "string") return closed(`${clusterOf(fact)} ${namespace}`);
    const { partOf = [] } = fact;
    return namespace === UNKNOWN && partOf.length === 1 ? partOf.flatMap(closed) : [];
  });
}
