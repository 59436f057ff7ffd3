/** Consequences of a site's loss as plain data, as `--json` prints it. */

/** A segment's addresses of one family, before and after. */
export interface AddressChange {
  readonly segment: string;
  readonly from: string;
  readonly to: string;
}

/** One flow that must be changed by hand, or that waits until the site is back. */
export interface BrokenFlow {
  /** `<site>/<tenant>` of its file. */
  readonly file: string;
  /** Path of the flow in that file. */
  readonly flow: string;
  readonly cidr: string;
  /** The new location of those addresses; empty if no tenant has moved away from them. */
  readonly becomes: readonly string[];
}

/** One tenant that is out of service until its site is back. */
export interface Stay {
  readonly tenant: string;
  readonly owner: string;
  readonly dataClass: string;
  /** `policy`: no open site may hold a copy under the policies; `notOrdered`: its file names no standby. */
  readonly why: "policy" | "notOrdered";
  /** Countries where the class allows copies of its owner's data. */
  readonly countries: readonly string[];
  /** Open sites that the policies allow as standby. */
  readonly sites: readonly string[];
}

/** One tenant that fails over to its standby site. */
export interface Move {
  readonly tenant: string;
  readonly owner: string;
  readonly dataClass: string;
  /** Its standby site. */
  readonly to: string;
  /** Its key there. */
  readonly as: string;
  readonly contract: string;
  /** Last day (UTC) of the contract. */
  readonly contractEnds: string;
  /**
   * Data written within this many minutes before the loss may be lost, besides what an unfinished copy had not yet
   * transferred.
   */
  readonly lostMinutes: number;
  readonly cores: number;
  readonly ramGiB: number;
  readonly volumeGiB: number;
  /** Clusters that are created there only then. */
  readonly clusters: readonly string[];
  readonly addresses: readonly AddressChange[];
}

/** Headroom of one field at one standby site. */
export interface Headroom {
  readonly site: string;
  /** A field of the site's capacity, in the unit of its name. */
  readonly field: string;
  readonly capacity: number;
  /** Promised there already, besides the tenants that move. */
  readonly promised: number;
  /** Quotas of the tenants that move. */
  readonly needed: number;
  /** Negative: this much is missing. */
  readonly left: number;
}

/** Consequences of one site's loss. */
export interface Failover {
  readonly lost: string;
  /** In the order in which they are restored. */
  readonly moves: readonly Move[];
  readonly headroom: readonly Headroom[];
  /** Whether the tenants that move get their full quotas. */
  readonly fits: boolean;
  /** Flows that name addresses of the lost site and must be changed by hand. */
  readonly flows: readonly BrokenFlow[];
  /** Tenants that are out of service until the site is back. */
  readonly stays: readonly Stay[];
  /** Tenants of other sites that lose their standby: `<site>/<tenant>`. */
  readonly unprotected: readonly string[];
  /** Minutes of the site's last failover on this machine; null if there was none. */
  readonly recoveryMinutes: number | null;
}
