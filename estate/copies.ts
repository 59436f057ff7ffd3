/** Tenants whose containers are copied between two sites, seen from one of them. Pure. */
import type { SiteFile, Tenant } from "./model/index.ts";
import { type Standby, standbyKey } from "./standby.ts";

/** One end of a pair of accounts: a tenant here, and the same tenant at the other site. */
export interface CopyEnd {
  /** Key of the tenant at this site. */
  readonly tenant: string;
  /** The other site. */
  readonly site: string;
  /** Key of the tenant there. */
  readonly there: string;
  /** One name for both ends: operators use it to name the shared key. */
  readonly pair: string;
  /** Containers that are copied. */
  readonly containers: readonly string[];
  /**
   * Whether changes here are copied there: always from home; from a standby only once it is active, so that no
   * corrupted data is copied home before.
   */
  readonly sends: boolean;
}

/** The ends of a site, whether or not its standbys are among its tenants. */
export function copyEnds({ siteKey, site, tenants, standbys }: CopySite): CopyEnd[] {
  const own = Object.entries(tenants).map(([tenant, { continuity }]) => {
    const { standby = "", containers = [] } = continuity ?? {};
    const pair = standbyKey(siteKey, tenant);
    return { tenant, site: standby, there: pair, pair, containers, sends: true };
  });
  const standing = Object.entries(standbys).map(([key, { home, tenantKey, tenant }]) => ({
    tenant: key,
    site: home,
    there: tenantKey,
    pair: key,
    containers: Object.keys(tenant.containers),
    sends: site.activeStandbyFor.includes(home),
  }));
  return [...own, ...standing].filter(({ containers }) => containers.length > 0);
}

/** The part of an estate that this file needs. */
interface CopySite {
  readonly siteKey: string;
  readonly site: Pick<SiteFile, "activeStandbyFor">;
  readonly tenants: Readonly<Record<string, Tenant>>;
  readonly standbys: Readonly<Record<string, Standby>>;
}
