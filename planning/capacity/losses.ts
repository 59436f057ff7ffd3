/** What a building can still carry after a loss, and what it always can. Pure. */
import { type Building, type HostParts, type Loss, type Store, sum } from "./building.ts";
import { hostsCarry, serversFit } from "./hosts.ts";
import { storageCarries, storeCarries } from "./storage.ts";

/** What may be promised. */
export interface Placeable extends HostParts {
  readonly volumeGiB: number;
  /** IPv4 addresses of external networks; no loss in the building takes them. */
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

/** Every loss the reserve names: that many zones, whichever, and in the others that many hosts at the same time. */
export function reservedLosses({ zones, reserve }: Building): Loss[] {
  const names = Object.keys(zones);
  const groups = combinations(names, Math.min(reserve.zones, names.length));
  return groups.map((group) => ({ zones: group, hostsPerZone: reserve.hostsPerZone }));
}

/** What can be placed whichever of the reserve's losses comes: of each part the least. */
export function alwaysPlaceable(building: Building): Placeable {
  const left = reservedLosses(building).map((loss) => placeable(building, loss));
  const least = FIELDS.map((field) => [field, Math.min(...left.map((each) => each[field]))]);
  return Object.fromEntries(least) as Placeable;
}

/** Servers of one size that fit whichever of the reserve's losses comes. */
export function serversAlwaysFit(building: Building, size: HostParts): number {
  return Math.min(...reservedLosses(building).map((loss) => serversFit(building, loss, size)));
}

/** GiB of one pool that can be promised whichever of the reserve's losses comes. */
export function poolAlwaysCarries(building: Building, pool: string): number {
  const known = Object.hasOwn(building.storagePools, pool) && building.storagePools[pool];
  return known ? alwaysCarries(building, known) : 0;
}

/** GiB of objects that can be promised whichever of the reserve's losses comes; none where no object store is counted. */
export function objectsAlwaysCarried(building: Building): number {
  return building.objectStore ? alwaysCarries(building, building.objectStore) : 0;
}

function alwaysCarries(building: Building, store: Store): number {
  return Math.min(...reservedLosses(building).map((loss) => storeCarries(store, loss)));
}

/** Every choice of `size` names, in their order; one empty choice for 0. */
function combinations(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, index) =>
    combinations(names.slice(index + 1), size - 1).map((rest) => [name, ...rest]),
  );
}
