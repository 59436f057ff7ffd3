/** Capacity of storage pools and the object store, and the rest of it after a loss of zones. Pure. */
import { type Building, type Loss, type Store, sum } from "./building.ts";

/**
 * Remaining copies of the block that lost the most. Copies are spread evenly: each zone of the pool has
 * `replicas / zones` of them; if that is not a whole number, some zones have one more.
 */
export function copiesLeft({ replicas, zones }: Store, lost: readonly string[]): number {
  const gone = zones.filter((zone) => lost.includes(zone)).length;
  const each = Math.floor(replicas / zones.length);
  const uneven = replicas % zones.length;
  return replicas - gone * each - Math.min(gone, uneven);
}

/** GiB that can be promised: all while each block has a copy left, else 0, because data is lost. */
export function storeCarries(store: Store, { zones }: Pick<Loss, "zones">): number {
  return copiesLeft(store, zones) > 0 ? store.usableGiB : 0;
}

export function storageCarries({ storagePools }: Building, loss: Loss): number {
  return sum(Object.values(storagePools).map((pool) => storeCarries(pool, loss)));
}
