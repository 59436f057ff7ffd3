/** A service that another site takes over when its own is lost. */
import type { Analysis } from "./analysis.ts";

/** What the other site has to give. */
export interface Standby {
  /** Availability of the service at the standby site, 0 to 1. */
  readonly availability: number;
  /** From the loss of the first site until the second serves, hours. */
  readonly switchOverHours: number;
}

/**
 * Availability of a service with a standby, estimated on the careful side. It is out while both sites are, and during
 * each switch-over. How often the first site goes out is the sum over its parts of how often each begins an outage; of a
 * part whose figure hides how often it fails, all the time counts that it and the service are out together. Switching
 * over never costs more than staying would. The two sites are taken to fail independently.
 */
export function withStandby(first: Analysis, { availability, switchOverHours }: Standby): number {
  const out = 1 - first.availability;
  const switching = first.parts.reduce((sum, { own, without, perfect, outagesAnHour }) => {
    if (perfect === without) return sum; // never the one that begins an outage
    const unsaid = (1 - own) * (1 - without);
    return sum + (outagesAnHour === undefined ? unsaid : outagesAnHour * switchOverHours);
  }, 0);
  return 1 - Math.min(out, switching + out * (1 - availability));
}
