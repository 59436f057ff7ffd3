/** What a site's cloud says beside what its files say; `cloud` of a site in what `--json` prints. */
import type { Quota } from "../../estate/model/index.ts";

/** `unlimited`: Nova's -1 and Cinder's `infinite`. `unknown`: the service is there and does not say. */
export type Amount = number | "unlimited" | "unknown";

/** One figure of both sides. A side that has nothing to say of it is left out, and then it does not differ. */
export interface Figure {
  /** Of the files. */
  readonly declared?: Amount;
  /** Of the cloud. */
  readonly cloud?: Amount;
  /** Of what the cloud has: what is in use. */
  readonly used?: number;
  readonly differs: boolean;
}

export const HOST_FIGURES = [
  "hosts",
  "notReady",
  "carriedCores",
  "carriedRamGiB",
  "carriedDiskGiB",
  // Of one host; where hosts of a class disagree, the one that is furthest from what is declared.
  "hostCores",
  "hostRamGiB",
  "hostDiskGiB",
  "reservedCores",
  "reservedRamGiB",
  "reservedDiskGiB",
  "overcommitCores",
  "overcommitRam",
  "overcommitDisk",
] as const;
export type HostFigure = (typeof HOST_FIGURES)[number];

export type StorageFigure = "usableGiB" | "freeGiB" | "provisionedGiB";
export type AddressFigure = "addresses";
export type VolumeTypeFigure = "volumes" | "volumeGiB" | "snapshots";

/** Quotas that are summed over the tenants of a country. */
export const SUMMED = [
  "instances",
  "cores",
  "ramGiB",
  "volumes",
  "volumeGiB",
  "floatingIps",
  "networks",
  "ports",
  "loadBalancers",
] as const satisfies readonly (keyof Quota)[];
export type SummedFigure = (typeof SUMMED)[number];

/** Figures of one thing: what both sides have, or only one. */
export interface Compared<Name extends string> {
  readonly foundIn: "both" | "files" | "cloud";
  readonly figures: Readonly<Partial<Record<Name, Figure>>>;
  /** Whether only one side has it, or a figure differs. */
  readonly differs: boolean;
}

export interface ComparedHosts extends Compared<HostFigure> {
  readonly zone: string;
  /** Class of facility.yaml; absent for hosts that are of none. */
  readonly hostClass?: string;
}

/** Pools of facility.yaml and of Cinder that volumes of the same types may go to. */
export interface ComparedStorage extends Compared<StorageFigure> {
  /** Keys of facility.yaml. */
  readonly pools: readonly string[];
  /** Cinder's names, `host@backend#pool`. */
  readonly cloudPools: readonly string[];
}

export interface ComparedAddresses extends Compared<AddressFigure> {
  /** Name on the cloud. */
  readonly network: string;
}

export interface ComparedTenant extends Compared<keyof Quota> {
  /** Key in the files; the project's name for one that no file knows. */
  readonly tenant: string;
  /** Absent where neither a file nor a label says whose it is. */
  readonly country?: string;
}

export interface ComparedVolumeType extends Compared<VolumeTypeFigure> {
  readonly tenant: string;
  /** Name on the cloud. */
  readonly volumeType: string;
}

/** Sums over the tenants; what differs in them is counted there. */
export interface ComparedCountry extends Compared<SummedFigure> {
  readonly country?: string;
  readonly tenants: number;
}

/** Service types that may be missing in a cloud's catalogue. */
export const SERVICES = [
  "compute",
  "placement",
  "block-storage",
  "network",
  "load-balancer",
] as const;
export type Service = (typeof SERVICES)[number];

export interface CloudCapacity {
  /** Address of its identity service. */
  readonly address: string;
  readonly region: string;
  /** Whether it is a rehearsal's: its hosts and pools are not the site's. */
  readonly rehearsal: boolean;
  /** Services that the catalogue does not have; nothing of them is compared. */
  readonly missing: readonly Service[];
  readonly hosts: readonly ComparedHosts[];
  readonly storage: readonly ComparedStorage[];
  readonly externalAddresses: readonly ComparedAddresses[];
  readonly tenants: readonly ComparedTenant[];
  readonly volumeTypes: readonly ComparedVolumeType[];
  readonly countries: readonly ComparedCountry[];
  /** Figures that differ, and things that only one side has. */
  readonly differences: number;
}
