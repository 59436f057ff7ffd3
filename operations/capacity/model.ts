/** A site's cloud compared with the site's files; `cloud` of a site in the output of `--json`. */
import type { Quota } from "../../estate/model/index.ts";

/** `unlimited`: Nova's -1 and Cinder's `infinite`. `unknown`: the service exists and does not report the figure. */
export type Amount = number | "unlimited" | "unknown";

/** One figure of both sides. A side without a value is left out; the figure does not differ then. */
export interface Figure {
  /** In the files. */
  readonly declared?: Amount;
  /** In the cloud. */
  readonly cloud?: Amount;
  /** How much of the cloud's value is in use. */
  readonly used?: number;
  readonly differs: boolean;
}

export const HOST_FIGURES = [
  "hosts",
  "notReady",
  "carriedCores",
  "carriedRamGiB",
  "carriedDiskGiB",
  // Of one host; where hosts of a class differ, the one that is furthest from the declared value.
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

/** Figures of one thing, which both sides have or only one. */
export interface Compared<Name extends string> {
  readonly foundIn: "both" | "files" | "cloud";
  readonly figures: Readonly<Partial<Record<Name, Figure>>>;
  /** Whether only one side has it, or a figure differs. */
  readonly differs: boolean;
}

export interface ComparedHosts extends Compared<HostFigure> {
  readonly zone: string;
  /** Class of facility.yaml; absent for hosts without a class. */
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
  /** Key in the files; the project's name if no file has it. */
  readonly tenant: string;
  /** Absent if neither a file nor a label names the country. */
  readonly country?: string;
}

export interface ComparedVolumeType extends Compared<VolumeTypeFigure> {
  readonly tenant: string;
  /** Name on the cloud. */
  readonly volumeType: string;
}

/** Sums over the tenants; differences are counted at the tenants. */
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
  /** Address of the cloud's identity service. */
  readonly address: string;
  readonly region: string;
  /** Whether it is a rehearsal's cloud: its hosts and pools are not the site's. */
  readonly rehearsal: boolean;
  /** Services that are missing in the catalogue; nothing of them is compared. */
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
