/** Tenants of other sites whose standby site this is: what is kept ready, and what is activated on a loss. Pure. */
import type { Quota, SiteFile, Tenant } from "./model/index.ts";

/** One tenant of another site, as deployed here. */
export interface Standby {
  /** Site that the tenant belongs to. */
  readonly home: string;
  /** Its key there. */
  readonly tenantKey: string;
  /** Contract in alliance.yaml that allows its copies here. */
  readonly contract: string;
  /** Its file with the addresses and the key it has here. */
  readonly tenant: Tenant;
  /** Its file as it is at home. */
  readonly atHome: Tenant;
}

/** The part of a site's tenants that this file needs. */
export interface Home {
  readonly siteKey: string;
  /** By tenant key. */
  readonly tenants: Readonly<Record<string, Tenant>>;
}

/** The part of an estate that this file needs. */
interface Standing {
  readonly site: Pick<SiteFile, "activeStandbyFor">;
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** By their key here. */
  readonly standbys: Readonly<Record<string, Standby>>;
}

/**
 * A tenant's key at its standby site. Both sites may have a tenant of one name, so the key contains its home; names
 * on the cloud become `<standby>-<home>-<tenant>-…`.
 */
export function standbyKey(home: string, tenant: string): string {
  return `${home}-${tenant}`;
}

/** Quota fields of running workloads: a passive standby runs nothing, so nothing of them is promised twice. */
const AT_REST = {
  instances: 0,
  cores: 0,
  ramGiB: 0,
  volumes: 0,
  volumeGiB: 0,
  snapshots: 0,
  backups: 0,
  backupGiB: 0,
  loadBalancers: 0,
  listeners: 0,
  pools: 0,
  members: 0,
  healthMonitors: 0,
} as const satisfies Partial<Quota>;

/** The tenants of other sites whose standby site this is, by their key there. */
export function standbysAt(site: string, homes: Iterable<Home>): Record<string, Standby> {
  const found: [string, Standby][] = [];
  for (const { siteKey: home, tenants } of homes) {
    for (const [tenantKey, tenant] of Object.entries(tenants)) {
      const { continuity } = tenant;
      if (home === site || continuity?.standby !== site) continue;
      const key = standbyKey(home, tenantKey);
      const { contract } = continuity;
      const { renamedFrom } = tenant;
      const here = {
        ...asStandby(key, tenant),
        ...(renamedFrom && { renamedFrom: standbyKey(home, renamedFrom) }),
      };
      found.push([key, { home, tenantKey, contract, tenant: here, atHome: tenant }]);
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A critical tenant's file as its standby site reads it: other addresses, another key, no standby of its own. */
export function asStandby(key: string, tenant: Tenant): Tenant {
  const { continuity, movesTo: _, renamedFrom: __, ...rest } = tenant;
  const segments = Object.entries(tenant.segments).map(([name, segment]) => {
    const addresses = continuity?.segments[name];
    return [name, { ...segment, ...addresses }] as const;
  });
  const clusters = Object.entries(tenant.clusters).map(([name, cluster]) => {
    const { apiAccess = cluster.apiAccess } = continuity ?? {};
    return [name, { ...cluster, ...(apiAccess && { apiAccess }) }] as const;
  });
  // A container that is not copied would be empty there.
  const copied = Object.entries(tenant.containers).filter(([name]) =>
    continuity?.containers.includes(name),
  );
  return {
    ...rest,
    tenant: key,
    segments: Object.fromEntries(segments),
    clusters: Object.fromEntries(clusters),
    containers: Object.fromEntries(copied),
  };
}

/**
 * The part of it that the site's program creates: before a loss its project, people, network and rules, in which
 * nothing can run; its whole quota and its clusters once the site is the active standby for its home.
 */
export function standing({ home, tenant }: Standby, site: Standing["site"]): Tenant {
  if (site.activeStandbyFor.includes(home)) return tenant;
  const { class: name, override } = tenant.quota;
  return { ...tenant, quota: { class: name, override: { ...override, ...AT_REST } }, clusters: {} };
}

/** The estate with its standbys among its tenants: everything that the site's program creates. */
export function withStandbys<E extends Standing>(estate: E): E {
  const standbys = Object.entries(estate.standbys).map(([key, standby]) => {
    return [key, standing(standby, estate.site)] as const;
  });
  return { ...estate, tenants: { ...estate.tenants, ...Object.fromEntries(standbys) } };
}
