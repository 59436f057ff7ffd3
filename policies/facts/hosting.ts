/** Hosting of a platform that is not a resource of ours yet: the country, the deadline, and whether it is home. */
import type { Unknown } from "./unknown.ts";

export interface Hosting {
  /** Absent for all that is at a site of the alliance. */
  readonly hosting?: HostedAbroad | Unknown | undefined;
}

export interface HostedAbroad {
  /** Country (ISO 3166-1 alpha-2) that hosts it, or hosted it before it came home. */
  readonly country: string;
  /** Last day (UTC, `2028-06-30`) on which it may still be there. */
  readonly deadline: string | Unknown;
  readonly status: "planned" | "moving" | "home" | Unknown;
  /** Day (UTC) since which it is home; absent when not declared. */
  readonly moved?: string | Unknown | undefined;
}
