/** Which node images a standby site must have before another site's clusters can be failed over to it. Pure. */
import type { Estate } from "../../estate/estate.ts";

/** One image that one standby site needs. */
export interface Needed {
  readonly standby: string;
  /** Its name at home, and at the standby site. */
  readonly from: string;
  readonly to: string;
  /** Clusters that would be created from it, `<tenant>/<cluster>`. */
  readonly clusters: readonly string[];
}

/** The images of the clusters of a site's critical tenants, each once per standby site. */
export function imagesNeeded(home: Estate, estates: readonly Estate[]): Needed[] {
  const needed = new Map<string, Needed>();
  for (const [tenant, { continuity, clusters }] of Object.entries(home.tenants)) {
    const standby = estates.find(({ siteKey }) => siteKey === continuity?.standby);
    if (standby === undefined) continue;
    for (const [cluster, { version }] of Object.entries(clusters)) {
      const from = home.site.kubernetes?.versions[version]?.image;
      const to = standby.site.kubernetes?.versions[version]?.image;
      if (from === undefined || to === undefined) continue; // the check reported it
      const key = `${standby.siteKey}/${to}`;
      const known = needed.get(key)?.clusters ?? [];
      const all = [...known, `${tenant}/${cluster}`];
      needed.set(key, { standby: standby.siteKey, from, to, clusters: all });
    }
  }
  return [...needed.values()];
}
