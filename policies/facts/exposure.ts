/** Who and what can get at a thing: openings, sharing, protection, tunnels. */
import type { Unknown } from "./unknown.ts";

export interface Exposure {
  /** What it opens: to traffic, or to readers without a name. */
  readonly openings?: readonly Opening[];
  /** To whom beyond its own project it is given. */
  readonly shares?: readonly Share[];
  /** What its ports lack of a group of their own. */
  readonly gaps?: readonly Gap[];
  /** How a tunnel would be enciphered. */
  readonly tunnel?: Tunnel;
  /** Where a tunnel leads; absent for what is no part of one, or only of its near end. */
  readonly tunnelEnds?: readonly TunnelEnd[];
}

/** One place at the far end of a tunnel: who answers there, or a network behind it. */
export interface TunnelEnd {
  /** Where the thing says it, `peerAddress`. */
  readonly field: string;
  /** An address or a prefix; a name is neither. */
  readonly target: string | Unknown;
}

/** One phase of a tunnel, as it would be in effect: the provider's defaults stand where nothing is said. */
export interface Tunnel {
  readonly phase: "ike" | "ipsec";
  /** Values by the name of the input. */
  readonly settings: Readonly<Record<string, string | Unknown>>;
  /** When keys are renewed; empty where nothing is said. */
  readonly lifetimes: readonly Lifetime[];
}

/** How long keys may be used. */
export interface Lifetime {
  readonly units: string | Unknown;
  readonly value: number | Unknown;
}

/**
 * Why a port is not behind a group that somebody declared: it falls to the project's default group (`absent`), asks for it
 * (`default`), has no group (`none`), is not checked at all (`unchecked`), or may send from any address (`spoofing`).
 */
export type Gap = "absent" | "default" | "none" | "unchecked" | "spoofing" | Unknown;

/** One way in which others than its own project get at a thing. */
export interface Share {
  /**
   * `data` can be read in it; `control` acts on others' traffic or names (networks, groups, zones) or shows how a thing is reached; an `offer` holds
   * nothing of anybody's (limits, ranges, ways out) and is the site's to make.
   */
  readonly of: "data" | "control" | "offer" | "wayOut";
  /** Every project, or some that are named; `UNKNOWN` where even that is not known. */
  readonly with: "everyone" | "others" | Unknown;
}

/** One way in or out. */
export interface Opening {
  /**
   * `ingress` lets traffic in and `egress` out; `gateway` and `address` join an external network; `anonymous` lets whoever
   * asks read.
   */
  readonly way: "ingress" | "egress" | "gateway" | "address" | "anonymous";
  /** Address or prefix of the other end, or its own on the external network; absent when nothing narrows it. */
  readonly remote?: string | Unknown | undefined;
  /** True when addresses are not translated: only networks that route the site's own answer. */
  readonly routed?: boolean;
}
