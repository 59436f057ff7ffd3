/** The observation of a cloud, in the estate's units; `undefined` if the cloud lacks the service for it. */
import type { Quota } from "../../estate/model/index.ts";
import type { Amount, Service, VolumeTypeFigure } from "./model.ts";

/** One kind of resource that a host provides. */
export interface Resource {
  readonly total: number;
  /** Reserved for the host itself. */
  readonly reserved: number;
  /** Overcommit: how many are promised for each one that exists. */
  readonly ratio: number;
  /** The most that Placement allocates. */
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
  /** The backend that volume types request; absent if the driver does not report one. */
  readonly backend?: string;
  /** The capacity less what Cinder reserves. */
  readonly usableGiB: Amount;
  readonly freeGiB: Amount;
  /** Sizes of all volumes in it. */
  readonly provisionedGiB: Amount;
  /** Sizes of the volumes that this Cinder created. */
  readonly allocatedGiB: number;
}

export interface ObservedVolumeType {
  readonly name: string;
  /** The only backend the type may use; without one, any. */
  readonly backend?: string;
}

export interface ObservedNetwork {
  readonly name: string;
  /** IPv4 addresses. */
  readonly total: number;
  readonly used: number;
}

/** A quota and its usage; limits of single things have no usage. */
export interface Limit {
  readonly limit: Amount;
  readonly used?: number;
}

export interface ObservedProject {
  readonly name: string;
  /** Country in its labels. */
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
  /** The projects of the site's estate. */
  readonly projects: readonly ObservedProject[];
}
