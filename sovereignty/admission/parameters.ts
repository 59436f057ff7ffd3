/** The law's parameters as a ConfigMap holds them: one text a key, one entry a line. */
import type { ClusterLaw } from "../cluster-law.ts";

/** Keys whose list may be empty: nothing is granted then. Any other empty list is an error. */
const MAY_BE_EMPTY = ["contracts", "loadBalancers"] as const satisfies (keyof ClusterLaw)[];
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
] as const satisfies (keyof ClusterLaw)[];
const WORDS = ["site", "tenant", "owner"] as const satisfies (keyof ClusterLaw)[];

/** Names of the parameters that are lists. */
export type ListParameter = (typeof MAY_BE_EMPTY | typeof NEVER_EMPTY)[number];
/** Names of the parameters that are one word. */
export type WordParameter = (typeof WORDS)[number];

/** The ConfigMap's data; throws when a list that must grant something is empty, or an entry has two lines. */
export function lawParameters(law: ClusterLaw): Record<string, string> {
  for (const key of NEVER_EMPTY) {
    if (law[key].length === 0) throw new Error(`law of ${law.site}: ${key} is empty`);
  }
  const lists = [...NEVER_EMPTY, ...MAY_BE_EMPTY];
  for (const entry of lists.flatMap((key) => law[key]).concat(WORDS.map((key) => law[key]))) {
    if (!/^\S+$/.test(entry)) throw new Error(`law of ${law.site}: “${entry}” is no parameter`);
  }
  return Object.fromEntries([
    ...WORDS.map((key) => [key, law[key]]),
    ...lists.map((key) => [key, law[key].join("\n")]),
  ]);
}
