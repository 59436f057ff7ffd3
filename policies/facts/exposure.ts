/** The ways to reach a resource: openings, shares, port gaps, tunnels. */
import type { Unknown } from "./unknown.ts";

export interface Exposure {
  /** Its openings: to traffic, or to anonymous readers. */
  readonly openings?: readonly Opening[];
  /** The projects, beyond its own, that it is shared with. */
  readonly shares?: readonly Share[];
  /** Why its ports are not behind a declared security group. */
  readonly gaps?: readonly Gap[];
  /** The encryption settings of a tunnel. */
  readonly tunnel?: Tunnel;
  /** The far end of a tunnel; absent for all that is not part of a tunnel, or only of its near end. */
  readonly tunnelEnds?: readonly TunnelEnd[];
}

/** One place at the far end of a tunnel: the peer, or a network behind it. */
export interface TunnelEnd {
  /** The field that names it, `peerAddress`. */
  readonly field: string;
  /** An address or a prefix; a name is neither. */
  readonly target: string | Unknown;
}

/** One phase of a tunnel with the settings in effect: the provider's defaults apply to absent inputs. */
export interface Tunnel {
  readonly phase: "ike" | "ipsec";
  /** Values by the name of the input. */
  readonly settings: Readonly<Record<string, string | Unknown>>;
  /** When keys are renewed; empty when not set. */
  readonly lifetimes: readonly Lifetime[];
}

/** Lifetime of keys. */
export interface Lifetime {
  readonly units: string | Unknown;
  readonly value: number | Unknown;
}

/**
 * Why a port is not behind a declared security group: it falls to the project's default group (`absent`), requests that
 * group (`default`), has no group (`none`), is not checked at all (`unchecked`), or may send from any address
 * (`spoofing`).
 */
export type Gap = "absent" | "default" | "none" | "unchecked" | "spoofing" | Unknown;

/** One way in which other projects can reach a resource. */
export interface Share {
  /**
   * `data`: its content can be read. `control`: others can act on traffic or names (networks, groups, zones) or see how
   * a resource is reached. `offer`: contains no tenant's data (limits, ranges) and is for the site to make. `wayOut`:
   * gives other projects access to an external network.
   */
  readonly of: "data" | "control" | "offer" | "wayOut";
  /** Every project, or some named ones; `UNKNOWN` where even that is not known. */
  readonly with: "everyone" | "others" | Unknown;
}

/** One way in or out. */
export interface Opening {
  /**
   * `ingress` lets traffic in and `egress` out; `gateway` and `address` join an external network; `anonymous` allows
   * reading without authentication.
   */
  readonly way: "ingress" | "egress" | "gateway" | "address" | "anonymous";
  /** Address or prefix of the other end, or its own on the external network; absent when there is no restriction. */
  readonly remote?: string | Unknown | undefined;
  /** True when addresses are not translated: only networks that route the site's own addresses reply. */
  readonly routed?: boolean;
}
