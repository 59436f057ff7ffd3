/** The report of `estate capacity`; what `--json` prints. */

import type { Estate } from "../../estate/estate.ts";
import type { Amounts } from "../../policies/alliance/model.ts";
import type { HostParts } from "./building.ts";
import type { Placeable } from "./losses.ts";

/** Names of members, sites and classes for people. */
export type Names = Pick<Estate["alliance"], "members" | "sites" | "classes">;

export interface CapacityReport {
  readonly sites: readonly SiteCapacity[];
}

export interface SiteCapacity {
  readonly site: string;
  /** To all tenants together, by site.yaml. */
  readonly offered: Amounts;
  /** The quotas of all tenants. */
  readonly promised: Amounts;
  readonly free: Amounts;
  readonly countries: readonly CountryCapacity[];
  readonly classes: readonly ClassCapacity[];
  /** Sites for which this one stands in, and for whom. */
  readonly standsInFor: readonly Standby[];
  /** What stands there; nothing where nobody has counted it. */
  readonly building?: BuildingCapacity;
  /** Where objects are kept; nothing where nobody has counted it. */
  readonly objects?: ObjectCapacity;
}

export interface CountryCapacity {
  readonly country: string;
  readonly tenants: number;
  readonly promised: Amounts;
  /** Its share; nothing where the site's capacity is not pooled. */
  readonly share?: {
    readonly guaranteed: Amounts;
    readonly burst: Amounts;
    /** What is left of both. */
    readonly free: Amounts;
  };
}

export interface ClassCapacity {
  readonly class: string;
  readonly tenants: number;
  readonly promised: Amounts;
}

export interface Standby {
  readonly site: string;
  readonly tenants: readonly string[];
  readonly needed: Amounts;
  /** Offered, less all that is owed when they have come. */
  readonly free: Amounts;
}

export interface BuildingCapacity {
  readonly zones: readonly { zone: string; hosts: number; carries: HostParts }[];
  readonly hostClasses: readonly { hostClass: string; hosts: number; carries: HostParts }[];
  /** The flavor of which the fewest fit. */
  readonly largestFlavor: string;
  readonly losses: readonly LossCapacity[];
}

/** GiB of objects. No member has a share of them: they are promised container by container. */
export interface ObjectCapacity {
  /** By facility.yaml, all replicas counted once. */
  readonly usable: number;
  /** After the worst of the reserve's losses. */
  readonly carried: number;
  /** What the containers of the site's own tenants may hold. */
  readonly promised: number;
  /** What copies of other sites' containers may hold: they are there before anything is lost. */
  readonly copies: number;
  /** Carried, less both. */
  readonly free: number;
}

export interface LossCapacity {
  /** `reserve`: the worst of the losses that the promises survive. */
  readonly loss: "none" | "hosts" | "zone" | "reserve";
  readonly zones: number;
  /** In each zone that is left. */
  readonly hostsPerZone: number;
  /** The zone that is lost, for `zone`. */
  readonly zone?: string;
  readonly placeable: Placeable;
  /** Less what is promised; below nothing: that much of the promises has no place. */
  readonly free: Amounts;
  /** Servers of the largest flavor on hosts that are otherwise empty. */
  readonly servers: number;
}
