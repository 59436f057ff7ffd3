/** A storage pool as part of a graph of needs: its copies, spread over servers and zones. Pure. */

import type { Facility, Topology } from "../../estate/model/index.ts";
import type { NeedGraph } from "./graph/graph.ts";
import { figureOf, zoneName } from "./site.ts";

/** How many copies each zone of a pool holds: as even as can be, the first zones one more. */
export function copiesIn({ replicas, zones }: Facility["storagePools"][string]): number[] {
  return zones.map((_, index) => Math.ceil((replicas - index) / zones.length));
}

/**
 * The pool serves while every block has enough copies. Blocks lie on all servers, so the ones that fail in a zone are
 * taken to hold copies of the same block: a zone has its copy number j of every block while all but (copies − j) of its
 * servers are there.
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

/** A storage pool among the names of a graph. */
export const poolName = (pool: string) => `storage/${pool}`;
