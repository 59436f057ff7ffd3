/** The report of `estate capacity`, as `--json` prints it. */

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
  /** To all tenants together, from site.yaml. */
  readonly offered: Amounts;
  /** The quotas of all tenants. */
  readonly promised: Amounts;
  readonly free: Amounts;
  readonly countries: readonly CountryCapacity[];
  readonly classes: readonly ClassCapacity[];
  /** Sites whose critical tenants have their standby here, and those tenants. */
  readonly standbyFor: readonly Standby[];
  /** Capacity of the building; absent if it has not been measured. */
  readonly building?: BuildingCapacity;
  /** Object storage; absent if it has not been measured. */
  readonly objects?: ObjectCapacity;
}

export interface CountryCapacity {
  readonly country: string;
  readonly tenants: number;
  readonly promised: Amounts;
  /** Its share; absent if the site's capacity is not pooled. */
  readonly share?: {
    readonly guaranteed: Amounts;
    readonly burst: Amounts;
    /** The unused rest of both. */
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
  /** Offered, less all that is owed after their failover. */
  readonly free: Amounts;
}

export interface BuildingCapacity {
  readonly zones: readonly { zone: string; hosts: number; carries: HostParts }[];
  readonly hostClasses: readonly { hostClass: string; hosts: number; carries: HostParts }[];
  /** The flavor that fits the fewest times. */
  readonly largestFlavor: string;
  readonly losses: readonly LossCapacity[];
}

/** GiB of objects. Members have no shares of them: they are promised container by container. */
export interface ObjectCapacity {
  /** From facility.yaml, all replicas counted once. */
  readonly usable: number;
  /** After the worst of the reserve's losses. */
  readonly carried: number;
  /** Quotas of the containers of the site's own tenants. */
  readonly promised: number;
  /** Quotas for copies of other sites' containers: the copies exist before any loss. */
  readonly copies: number;
  /** `carried`, less both. */
  readonly free: number;
}

export interface LossCapacity {
  /** `reserve`: the worst loss that the promised capacity survives. */
  readonly loss: "none" | "hosts" | "zone" | "reserve";
  readonly zones: number;
  /** In each remaining zone. */
  readonly hostsPerZone: number;
  /** The lost zone, for `zone`. */
  readonly zone?: string;
  readonly placeable: Placeable;
  /** Less the promised amounts; negative: that much of the promises has no capacity. */
  readonly free: Amounts;
  /** Servers of the largest flavor on otherwise empty hosts. */
  readonly servers: number;
}
