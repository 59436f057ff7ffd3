/** The policy parameters as a ConfigMap holds them: one text per key, one entry per line. */
import type { ClusterPolicy } from "../cluster-policy.ts";

/** Keys whose list may be empty; that grants nothing. Any other empty list is an error. */
const MAY_BE_EMPTY = ["contracts", "loadBalancers"] as const satisfies (keyof ClusterPolicy)[];
const NEVER_EMPTY = [
  "registries",
  "domains",
  "storageClasses",
  "volumeTypes",
  "provisioners",
  "addresses",
  "government",
  "egress",
  "dns",
  "logs",
  "metrics",
  "traces",
  "proxy",
  "backups",
  "classes",
] as const satisfies (keyof ClusterPolicy)[];
const WORDS = ["site", "tenant", "owner"] as const satisfies (keyof ClusterPolicy)[];

/** Names of the parameters that are lists. */
export type ListParameter = (typeof MAY_BE_EMPTY | typeof NEVER_EMPTY)[number];
/** Names of the parameters that are one word. */
export type WordParameter = (typeof WORDS)[number];

/** The ConfigMap's data; throws when a list that must grant something is empty, or an entry has two lines. */
export function policyParameters(policy: ClusterPolicy): Record<string, string> {
  for (const key of NEVER_EMPTY) {
    if (policy[key].length === 0) throw new Error(`policy of ${policy.site}: ${key} is empty`);
  }
  const lists = [...NEVER_EMPTY, ...MAY_BE_EMPTY];
  for (const entry of lists.flatMap((key) => policy[key]).concat(WORDS.map((key) => policy[key]))) {
    if (!/^\S+$/.test(entry))
      throw new Error(`policy of ${policy.site}: “${entry}” is not a parameter`);
  }
  return Object.fromEntries([
    ...WORDS.map((key) => [key, policy[key]]),
    ...lists.map((key) => [key, policy[key].join("\n")]),
  ]);
}
