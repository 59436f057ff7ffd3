/** A storage pool as part of a graph of needs: its copies, spread over servers and zones. Pure. */

import type { Facility, Topology } from "../../estate/model/index.ts";
import type { NeedGraph } from "./graph/graph.ts";
import { figureOf, zoneName } from "./site.ts";

/** Number of copies in each zone of a pool: as even as possible, the first zones have one more. */
export function copiesIn({ replicas, zones }: Facility["storagePools"][string]): number[] {
  return zones.map((_, index) => Math.ceil((replicas - index) / zones.length));
}

/**
 * The pool serves while every block has enough copies. Blocks are spread over all servers, so failed servers of a zone
 * are assumed to hold copies of the same block: a zone has its copy number j of every block while all but (copies − j)
 * of its servers are up.
 */
export function storageOf(
  pool: string,
  { storagePools }: Facility,
  { storage }: Topology,
): Pick<NeedGraph, "elements" | "groups"> {
  const [held, servers] = [storagePools[pool], storage[pool]];
  if (held === undefined || servers === undefined) throw new Error(`no storage pool ${pool}`);
  const { nodesPerZone, required } = servers;
  const elements: Record<string, NeedGraph["elements"][string]> = {};
  const groups: Record<string, NeedGraph["groups"][string]> = {};
  const copies: string[] = [];
  held.zones.forEach((zone, index) => {
    const inZone = copiesIn(held)[index] ?? 0;
    const of = Array.from(
      { length: nodesPerZone },
      (_, i) => `${poolName(pool)}/${zone}/server-${i + 1}`,
    );
    for (const name of of) elements[name] = { figure: figureOf(servers), needs: [zoneName(zone)] };
    for (let copy = 1; copy <= inZone; copy++) {
      const name = `${poolName(pool)}/${zone}/copy-${copy}`;
      groups[name] = { of, required: nodesPerZone - inZone + copy };
      copies.push(name);
    }
  });
  return { elements, groups: { ...groups, [poolName(pool)]: { of: copies, required } } };
}

/** Name of a storage pool in a graph. */
export const poolName = (pool: string) => `storage/${pool}`;
