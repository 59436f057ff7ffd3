/** The equipment of one building as plain numbers: the part of `facility.yaml` that capacity is computed from. */

/** One kind of host. */
export interface HostClass {
  /** Hardware threads. */
  readonly cores: number;
  readonly ramGiB: number;
  /** Local disk for servers. */
  readonly diskGiB: number;
  /** Reserved for the host itself. */
  readonly reserved: HostParts;
  /** Units promised for each physical one. */
  readonly overcommit: { readonly cores: number; readonly ram: number; readonly disk: number };
}

/** Resources that servers use of a host. */
export interface HostParts {
  readonly cores: number;
  readonly ramGiB: number;
  readonly diskGiB: number;
}

/** Storage with several copies of each block or object. */
export interface Store {
  /** Capacity that can be promised, all copies counted once. */
  readonly usableGiB: number;
  /** Copies of each block, spread evenly over `zones`. */
  readonly replicas: number;
  readonly zones: readonly string[];
}

/** A store for volumes. */
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
  /** The object store; absent if it has not been measured. */
  readonly objectStore?: Store | undefined;
  /** IPv4 addresses by external network. */
  readonly externalAddresses: Readonly<Record<string, number>>;
  /** Simultaneous losses that the promised capacity survives. */
  readonly reserve: { readonly hostsPerZone: number; readonly zones: number };
}

/** A loss: whole zones, and some hosts in each remaining zone. */
export interface Loss {
  readonly zones: readonly string[];
  /** Always the hosts with the most capacity. */
  readonly hostsPerZone: number;
}

export const NOTHING: Loss = { zones: [], hostsPerZone: 0 };

export function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
