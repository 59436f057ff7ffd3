/** Capacity of a building after a loss, and its guaranteed capacity. Pure. */
import { type Building, type HostParts, type Loss, type Store, sum } from "./building.ts";
import { hostsCarry, serversFit } from "./hosts.ts";
import { storageCarries, storeCarries } from "./storage.ts";

/** Capacity that may be promised. */
export interface Placeable extends HostParts {
  readonly volumeGiB: number;
  /** IPv4 addresses of external networks; not affected by losses in the building. */
  readonly floatingIps: number;
}

const FIELDS = ["cores", "ramGiB", "diskGiB", "volumeGiB", "floatingIps"] as const;

export function placeable(building: Building, loss: Loss): Placeable {
  return {
    ...hostsCarry(building, loss),
    volumeGiB: storageCarries(building, loss),
    floatingIps: sum(Object.values(building.externalAddresses)),
  };
}

/** Every loss that the reserve covers: each choice of that many zones, with that many hosts in each other zone. */
export function reservedLosses({ zones, reserve }: Building): Loss[] {
  const names = Object.keys(zones);
  const groups = combinations(names, Math.min(reserve.zones, names.length));
  return groups.map((group) => ({ zones: group, hostsPerZone: reserve.hostsPerZone }));
}

/** Capacity after any of the reserve's losses: the least of each resource. */
export function alwaysPlaceable(building: Building): Placeable {
  const left = reservedLosses(building).map((loss) => placeable(building, loss));
  const least = FIELDS.map((field) => [field, Math.min(...left.map((each) => each[field]))]);
  return Object.fromEntries(least) as Placeable;
}

/** Servers of one size that fit after any of the reserve's losses. */
export function serversAlwaysFit(building: Building, size: HostParts): number {
  return Math.min(...reservedLosses(building).map((loss) => serversFit(building, loss, size)));
}

/** GiB of one pool that can be promised after any of the reserve's losses. */
export function poolAlwaysCarries(building: Building, pool: string): number {
  const known = Object.hasOwn(building.storagePools, pool) && building.storagePools[pool];
  return known ? alwaysCarries(building, known) : 0;
}

/** GiB of objects that can be promised after any of the reserve's losses; 0 without a measured object store. */
export function objectsAlwaysCarried(building: Building): number {
  return building.objectStore ? alwaysCarries(building, building.objectStore) : 0;
}

function alwaysCarries(building: Building, store: Store): number {
  return Math.min(...reservedLosses(building).map((loss) => storeCarries(store, loss)));
}

/** Every choice of `size` names, in order; one empty choice for 0. */
function combinations(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, index) =>
    combinations(names.slice(index + 1), size - 1).map((rest) => [name, ...rest]),
  );
}
