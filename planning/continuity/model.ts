/** What the loss of a site would mean, as plain data: what `--json` prints. */

/** A segment's addresses of one family, before and after. */
export interface AddressChange {
  readonly segment: string;
  readonly from: string;
  readonly to: string;
}

/** One flow that must be changed by hand, or that waits until the site is back. */
export interface BrokenFlow {
  /** `<site>/<tenant>` as its file is found. */
  readonly file: string;
  /** Path of the flow in that file. */
  readonly flow: string;
  readonly cidr: string;
  /** Where those addresses are then; empty when nobody has moved away from them. */
  readonly becomes: readonly string[];
}

/** One tenant that is out of service until its site is back. */
export interface Stay {
  readonly tenant: string;
  readonly owner: string;
  readonly dataClass: string;
  /** `law`: no open site may hold a copy; `notOrdered`: its file names no standby. */
  readonly why: "law" | "notOrdered";
  /** Countries where the class lets copies of its owner's data be. */
  readonly countries: readonly string[];
  /** Open sites that could stand by under the law. */
  readonly sites: readonly string[];
}

/** One tenant that its standby site takes over. */
export interface Move {
  readonly tenant: string;
  readonly owner: string;
  readonly dataClass: string;
  /** Its standby site. */
  readonly to: string;
  /** The key it goes by there. */
  readonly as: string;
  readonly contract: string;
  /** Last day (UTC) of the contract. */
  readonly contractEnds: string;
  /** What was written in so many minutes before the loss may be lost, beside what a copy under way had not yet brought. */
  readonly lostMinutes: number;
  readonly cores: number;
  readonly ramGiB: number;
  readonly volumeGiB: number;
  /** Clusters that are ordered there only then. */
  readonly clusters: readonly string[];
  readonly addresses: readonly AddressChange[];
}

/** Room for one thing at one standby site. */
export interface Headroom {
  readonly site: string;
  /** A field of the site's capacity, in the unit its name says. */
  readonly field: string;
  readonly capacity: number;
  /** Promised there already, beside those who move. */
  readonly promised: number;
  /** What those who move get. */
  readonly needed: number;
  /** Below zero: so much is missing. */
  readonly left: number;
}

/** What the loss of one site would mean. */
export interface Failover {
  readonly lost: string;
  /** In the order in which they come back. */
  readonly moves: readonly Move[];
  readonly room: readonly Headroom[];
  /** Whether those who move find what they were promised. */
  readonly fits: boolean;
  /** Flows that name addresses of the lost site and must be changed by hand. */
  readonly flows: readonly BrokenFlow[];
  /** Who is out of service until the site is back. */
  readonly stays: readonly Stay[];
  /** Tenants of other sites that lose their standby: `<site>/<tenant>`. */
  readonly unprotected: readonly string[];
  /** Minutes that the last failover of the site took on this machine; nothing where there was none. */
  readonly recoveryMinutes: number | null;
}
