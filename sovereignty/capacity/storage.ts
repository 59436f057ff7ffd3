/** What storage pools carry, and what is left of it after a loss of zones. Pure. */
import { type Building, type Loss, type StoragePool, sum } from "./building.ts";

/**
 * Copies of the least lucky block that are left. Copies are spread evenly: each zone of the pool has
 * `replicas / zones` of them, and where that is no whole number some zones have one more.
 */
export function copiesLeft({ replicas, zones }: StoragePool, lost: readonly string[]): number {
  const gone = zones.filter((zone) => lost.includes(zone)).length;
  const each = Math.floor(replicas / zones.length);
  const uneven = replicas % zones.length;
  return replicas - gone * each - Math.min(gone, uneven);
}

/** GiB of a pool that can be promised: all of it while each block has a copy left, else nothing, for data is lost. */
export function poolCarries(pool: StoragePool, { zones }: Pick<Loss, "zones">): number {
  return copiesLeft(pool, zones) > 0 ? pool.usableGiB : 0;
}

export function storageCarries({ storagePools }: Building, loss: Loss): number {
  return sum(Object.values(storagePools).map((pool) => poolCarries(pool, loss)));
}
