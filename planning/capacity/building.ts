/** What stands in one building, as plain numbers: the part of `facility.yaml` that capacity is computed from. */

/** One kind of host. */
export interface HostClass {
  /** Hardware threads. */
  readonly cores: number;
  readonly ramGiB: number;
  /** Local disk for servers. */
  readonly diskGiB: number;
  /** Kept for the host itself. */
  readonly reserved: HostParts;
  /** Promised for each one there is. */
  readonly overcommit: { readonly cores: number; readonly ram: number; readonly disk: number };
}

/** What servers take of a host. */
export interface HostParts {
  readonly cores: number;
  readonly ramGiB: number;
  readonly diskGiB: number;
}

/** Disks that keep each block, or each object, several times. */
export interface Store {
  /** What can be promised, all copies counted once. */
  readonly usableGiB: number;
  /** Copies of each block, spread evenly over `zones`. */
  readonly replicas: number;
  readonly zones: readonly string[];
}

/** Where volumes are. */
export interface StoragePool extends Store {
  readonly volumeTypes: readonly string[];
}

export interface Building {
  readonly hypervisorClasses: Readonly<Record<string, HostClass>>;
  /** Hosts of each class in each zone. */
  readonly zones: Readonly<
    Record<string, { readonly hypervisors: Readonly<Record<string, number>> }>
  >;
  readonly storagePools: Readonly<Record<string, StoragePool>>;
  /** Where objects are; absent where nobody has counted it. */
  readonly objectStore?: Store | undefined;
  /** IPv4 addresses by external network. */
  readonly externalAddresses: Readonly<Record<string, number>>;
  /** Losses that the promises survive, all of them at once. */
  readonly reserve: { readonly hostsPerZone: number; readonly zones: number };
}

/** What is gone: whole zones, and some hosts in each zone that is left. */
export interface Loss {
  readonly zones: readonly string[];
  /** Always those that are missed most. */
  readonly hostsPerZone: number;
}

export const NOTHING: Loss = { zones: [], hostsPerZone: 0 };

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
