/** Who and what can get at a thing: openings, sharing, tunnels. */
import type { Unknown } from "../unknown.ts";

export interface Reach {
  /** What it opens: to traffic, or to readers without a name. */
  readonly openings?: readonly Opening[];
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
