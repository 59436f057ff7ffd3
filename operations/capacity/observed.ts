/** What was read of a cloud, in the estate's own units; `undefined` where the service for it is not there. */
import type { Quota } from "../../estate/model/index.ts";
import type { Amount, Service, VolumeTypeFigure } from "./model.ts";

/** One kind of what a host has to give. */
export interface Resource {
  readonly total: number;
  /** Kept for the host itself. */
  readonly reserved: number;
  /** Promised for each one there is. */
  readonly ratio: number;
  /** What Placement gives out at most. */
  readonly carries: number;
  readonly used: number;
}

export interface ObservedHost {
  readonly name: string;
  readonly zone: string;
  /** Enabled and up. */
  readonly ready: boolean;
  readonly cores: Resource;
  readonly ramGiB: Resource;
  readonly diskGiB: Resource;
}

export interface ObservedPool {
  readonly name: string;
  /** What volume types ask for; absent where the driver does not say. */
  readonly backend?: string;
  /** All of it, less what Cinder keeps back. */
  readonly usableGiB: Amount;
  readonly freeGiB: Amount;
  /** Sizes of all volumes in it. */
  readonly provisionedGiB: Amount;
  /** Sizes of those that this Cinder made. */
  readonly allocatedGiB: number;
}

export interface ObservedVolumeType {
  readonly name: string;
  /** The only backend it may go to; any of them without one. */
  readonly backend?: string;
}

export interface ObservedNetwork {
  readonly name: string;
  /** IPv4 addresses. */
  readonly total: number;
  readonly used: number;
}

/** A quota, and what of it is used; nothing is counted for limits of single things. */
export interface Limit {
  readonly limit: Amount;
  readonly used?: number;
}

export interface ObservedProject {
  readonly name: string;
  /** Country of its labels. */
  readonly owner?: string;
  readonly limits: Readonly<Partial<Record<keyof Quota, Limit>>>;
  /** By the type's name on the cloud. */
  readonly volumeTypes: Readonly<Record<string, Readonly<Record<VolumeTypeFigure, Limit>>>>;
}

export interface Observation {
  readonly missing: readonly Service[];
  readonly hosts?: readonly ObservedHost[];
  readonly pools?: readonly ObservedPool[];
  readonly volumeTypes?: readonly ObservedVolumeType[];
  readonly externalNetworks?: readonly ObservedNetwork[];
  /** Those of the site's estate. */
  readonly projects: readonly ObservedProject[];
}
