/** Compares the observation of a site's cloud with the site's files. Pure. */
import type { Estate } from "../../estate/estate.ts";
import { quotaOf } from "../../estate/quota.ts";
import { withStandbys } from "../../estate/standby.ts";
import { volumeTypeName, volumeTypeQuotas } from "../../stacks/layers/tenant.ts";
import { differencesOf } from "./figures.ts";
import { compareHosts } from "./hosts.ts";
import type { CloudCapacity } from "./model.ts";
import type { Observation } from "./observed.ts";
import { compareAddresses, compareStorage } from "./storage.ts";
import { compareTenants, type DeclaredTenant } from "./tenants.ts";

/** Stands for a missing facility.yaml: the hardware has not been counted, so the files declare none of it. */
const NOT_COUNTED = {
  hypervisorClasses: {},
  zones: {},
  storagePools: {},
  externalAddresses: {},
} as const;

type Compared = Omit<CloudCapacity, "address" | "region" | "rehearsal">;

/** All figures that both sides have; services that the cloud lacks are left out. */
export function compare(estate: Estate, observation: Observation): Compared {
  const { site } = estate;
  const facility = estate.facility ?? NOT_COUNTED;
  const { missing, hosts, pools, volumeTypes: types = [], externalNetworks } = observation;
  const nameOf = (key: string) => volumeTypeName(estate, key);
  const parts = {
    hosts: hosts ? compareHosts(facility, hosts) : [],
    storage: pools ? compareStorage(facility.storagePools, nameOf, pools, types) : [],
    externalAddresses: externalNetworks
      ? compareAddresses(facility.externalAddresses, site.externalNetworks, externalNetworks)
      : [],
    ...compareTenants(declaredTenants(estate), observation.projects),
  };
  // Countries are sums: their differences are already counted at the tenants.
  const { hosts: ofHosts, storage, externalAddresses, tenants, volumeTypes } = parts;
  const all = [...ofHosts, ...storage, ...externalAddresses, ...tenants, ...volumeTypes];
  const differences = all.reduce((count, each) => count + differencesOf(each), 0);
  return { missing, ...parts, differences };
}

/** All tenants that the site's program creates, including the active standbys of other sites. */
export function declaredTenants(estate: Estate): DeclaredTenant[] {
  const { siteKey, site, tenants } = withStandbys(estate);
  return Object.entries(tenants).map(([tenant, source]) => {
    const quota = quotaOf(source, site);
    if (quota === undefined) throw new Error(`no quota class ${source.quota.class}`); // checked
    return {
      tenant,
      owner: source.owner,
      project: `${siteKey}-${tenant}`,
      quota,
      volumeTypes: volumeTypeQuotas(estate, source, quota),
    };
  });
}
