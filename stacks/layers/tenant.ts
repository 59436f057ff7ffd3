/** Estate + foundation → arguments of one tenant's project. No resource is made here. */
import type { SiteFoundation, TenantProjectArgs, VolumeTypeQuota } from "../../components/index.ts";
import type { Estate, Tenant } from "../estate/index.ts";
import type { Settings } from "../settings.ts";
import type { Connection } from "./connection.ts";
import { entryOf, mapValues } from "./foundation.ts";
import type { Lookups } from "./lookups.ts";

/** What a tenant's project is made of: its owner's domain, its quota, its people, its robot, what it was granted. */
export function tenantArgs(
  estate: Estate,
  settings: Settings,
  key: string,
  foundation: SiteFoundation,
  connection: Connection,
  ids: Lookups,
): TenantProjectArgs {
  const tenant = estate.tenants[key] as Tenant;
  const { site } = estate;
  const roles = new Set([
    ...Object.values(tenant.groups).flatMap((group) => group.roles),
    ...(tenant.robot?.roles ?? []),
  ]);
  const quota = { ...site.quotaClasses[tenant.quota.class], ...tenant.quota.override };
  return {
    site: estate.siteKey,
    tenant: key,
    title: tenant.title.fr,
    owner: tenant.owner,
    dataClass: tenant.dataClass,
    rehearsal: settings.rehearsal,
    domainId: entryOf(foundation.domainIds, tenant.owner),
    quota: quota as TenantProjectArgs["quota"],
    volumeTypeQuotas: volumeTypeQuotas(estate, tenant, quota as TenantProjectArgs["quota"]),
    groups: tenant.groups,
    roleIds: Object.fromEntries([...roles].sort().map((role) => [role, ids.role(role)])),
    flavorIds: pick(tenant.flavors, (flavor) => entryOf(foundation.flavorIds, flavor)),
    externalNetworkIds: pick(gatewaysOf(tenant), (gateway) =>
      ids.externalNetwork(site.externalNetworks[gateway]?.name ?? gateway),
    ),
    ...(tenant.robot === undefined
      ? {}
      : {
          robot: {
            roles: tenant.robot.roles,
            applicationCredential: tenant.robot.applicationCredential,
            authUrl: connection.authUrl,
            region: connection.region,
          },
        }),
  };
}

/** External networks that segments of the tenant have a gateway to. */
function gatewaysOf(tenant: Tenant): string[] {
  const gateways = Object.values(tenant.segments).map((segment) => segment.router?.gateway);
  return [...new Set(gateways.filter((gateway) => gateway !== undefined))].sort();
}

/** A granted volume type gets the tenant's whole volume quota; every other type of the site gets none. */
function volumeTypeQuotas(
  estate: Estate,
  tenant: Tenant,
  quota: TenantProjectArgs["quota"],
): Record<string, VolumeTypeQuota> {
  const types = Object.entries(estate.site.volumeTypes).map(([key, type]) => {
    const granted = tenant.volumeTypes.includes(key);
    const { volumes, volumeGiB, snapshots } = quota;
    return [
      type.name,
      granted ? { volumes, volumeGiB, snapshots } : { volumes: 0, volumeGiB: 0, snapshots: 0 },
    ];
  });
  return Object.fromEntries(types);
}

function pick<W>(keys: readonly string[], value: (key: string) => W): Record<string, W> {
  return mapValues(Object.fromEntries(keys.map((key) => [key, key])), value);
}
