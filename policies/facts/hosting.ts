/** Where something is hosted that is no resource of ours yet: a platform abroad, until when, and whether it is home. */
import type { Unknown } from "./unknown.ts";

export interface Hosting {
  /** Absent for all that stands at a site of the alliance. */
  readonly hosting?: HostedAbroad | Unknown | undefined;
}

export interface HostedAbroad {
  /** Country (ISO 3166-1 alpha-2) it stands in, or stood in before it came home. */
  readonly country: string;
  /** Last day (UTC, `2028-06-30`) on which it may still be there. */
  readonly deadline: string | Unknown;
  readonly status: "planned" | "moving" | "home" | Unknown;
  /** Day (UTC) since which it is home; absent when nobody said. */
  readonly moved?: string | Unknown | undefined;
}
