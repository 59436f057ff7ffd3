/** A service that fails over to another site. */
import type { Analysis } from "./analysis.ts";

/** The standby site's part. */
export interface Standby {
  /** Availability of the service at the standby site, 0 to 1. */
  readonly availability: number;
  /** From the loss of the first site until the second serves, hours. */
  readonly switchOverHours: number;
}

/**
 * Conservative estimate of a service's availability with a standby. It is out while both sites are, and during
 * each switch-over. The first site's outage rate is the sum over its parts of the outages that each begins; for a
 * part whose figure has no failure rate, all the time counts that it and the service are out together. Switching
 * over never costs more than staying would. The two sites are assumed to fail independently.
 */
export function withStandby(first: Analysis, { availability, switchOverHours }: Standby): number {
  const out = 1 - first.availability;
  const switching = first.parts.reduce((sum, { own, without, perfect, outagesAnHour }) => {
    if (perfect === without) return sum; // never begins an outage
    const unsaid = (1 - own) * (1 - without);
    return sum + (outagesAnHour === undefined ? unsaid : outagesAnHour * switchOverHours);
  }, 0);
  return 1 - Math.min(out, switching + out * (1 - availability));
}
