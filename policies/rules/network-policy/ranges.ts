/** The ranges that network policies open beyond the pods of their cluster, and how far they reach. */

import type { SitePolicy } from "../../cluster-policy.ts";
import { UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { WITHIN_CLUSTER } from "../../kubernetes/objects/networks.ts";
import { at, items, keys, textAt } from "../../kubernetes/objects/read.ts";
import { type Distance, isInside } from "../../values/addresses.ts";

/** One range of addresses that a policy opens. */
export interface Range {
  readonly way: "ingress" | "egress";
  readonly range: string | Unknown;
}

/** The meaning of a rule without peers, or a peer without any selector. */
export const EVERYWHERE = "0.0.0.0/0, ::/0";

const PEERS = { ingress: "from", egress: "to" } as const;
/** They choose among the pods of the cluster, which is one tenant's. */
const SELECTORS = ["namespaceSelector", "podSelector"];

/**
 * The ranges of a policy, in both directions regardless of `policyTypes`: that decides what is closed, and leaving it
 * out opens just as much. `except` only takes away, and the rest of everywhere still counts as everywhere.
 */
export function rangesOf(policy: unknown): Range[] {
  return (["ingress", "egress"] as const).flatMap((way) =>
    items(policy, "spec", way).flatMap((rule) => {
      const peers = items(rule, PEERS[way]);
      const ranges = peers.length === 0 ? [EVERYWHERE] : peers.flatMap(rangeOf);
      return ranges.map((range): Range => ({ way, range }));
    }),
  );
}

function rangeOf(peer: unknown): (string | Unknown)[] {
  const block = at(peer, "ipBlock");
  if (block !== undefined) return [textAt(block, "cidr") ?? UNKNOWN];
  return keys(peer).some((key) => SELECTORS.includes(String(key))) ? [] : [EVERYWHERE];
}

type Reach = Pick<SitePolicy, "addresses" | "government" | "egress">;

/** How far a range reaches; an unreadable one reaches everyone. */
export function distanceTo(range: string, { addresses, government }: Reach): Distance {
  if (isInside(range, [...addresses, ...WITHIN_CLUSTER])) return "site";
  return isInside(range, government) ? "government" : "internet";
}

/**
 * Whether data of all the classes may go so far. Without any class it may reach private networks: gateways are
 * evaluated.
 */
export function mayReach(
  classes: readonly (string | Unknown)[],
  distance: Distance,
  { egress }: Reach,
): boolean {
  if (distance === "site") return true;
  if (classes.length === 0) return distance === "government";
  return classes.every((name) => egress.includes(`${String(name)}:${distance}`));
}

/** Message values for a range that goes too far. */
export function wordsOf(
  range: string,
  classes: readonly (string | Unknown)[],
  distance: Distance,
  { addresses, egress }: Reach,
) {
  const open = egress.filter((entry) => entry.endsWith(`:${distance}`));
  return {
    remote: range,
    distance,
    class: classes.map((name) => (name === UNKNOWN ? "?" : name)).join(", ") || "—",
    classes: open.map((entry) => entry.slice(0, entry.lastIndexOf(":"))).join(", ") || "—",
    allowed: addresses.join(", "),
  };
}
