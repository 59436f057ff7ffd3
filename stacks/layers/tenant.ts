/** Estate + foundation → arguments of one tenant's project. It creates no resource. */
import type {
  AllLimits,
  SiteFoundation,
  TenantProjectArgs,
  VolumeTypeQuota,
} from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { quotaOf } from "../../estate/quota.ts";
import { gatewaysOf, rolesOf } from "../../estate/topology.ts";
import type { Settings } from "../settings.ts";
import type { Connection } from "./connection.ts";
import { entryOf, mapValues } from "./foundation.ts";
import type { Lookups } from "./lookups.ts";
import { keeping } from "./protection.ts";

/** The arguments of a tenant's project: its owner's domain, its quota, its groups, its service account, its grants. */
export function tenantArgs(
  estate: Estate,
  settings: Settings,
  key: string,
  foundation: SiteFoundation,
  { authUrl, region }: Connection,
  ids: Lookups,
): TenantProjectArgs {
  const tenant = entryOf(estate.tenants, key);
  const quota = requiredQuota(estate, tenant);
  const { serviceAccount } = tenant;
  return {
    site: estate.siteKey,
    tenant: key,
    title: tenant.title.fr,
    owner: tenant.owner,
    dataClass: tenant.dataClass,
    rehearsal: settings.rehearsal,
    ...keeping(estate, key),
    domainId: entryOf(foundation.domainIds, tenant.owner),
    quota,
    volumeTypeQuotas: volumeTypeQuotas(estate, tenant, quota),
    groups: mapValues(tenant.groups, ({ roles }) => ({ roles: [...roles] })),
    roleIds: byKey(rolesOf(tenant), (role) => entryOf(ids.roles, role)),
    volumeTypeIds: byKey(
      tenant.volumeTypes.filter((key) => key in foundation.volumeTypeIds),
      (key) => entryOf(foundation.volumeTypeIds, key),
    ),
    flavorIds: byKey(tenant.flavors, (flavor) => entryOf(foundation.flavorIds, flavor)),
    externalNetworkIds: byKey(gatewaysOf(tenant), (key) => entryOf(ids.externalNetworks, key)),
    ...(serviceAccount === undefined
      ? {}
      : {
          serviceAccount: { ...serviceAccount, roles: [...serviceAccount.roles], authUrl, region },
        }),
  };
}

/** A granted volume type gets the tenant's whole volume quota; every other type of the site gets none. */
export function volumeTypeQuotas(estate: Estate, tenant: Tenant, quota: AllLimits) {
  const { volumes, volumeGiB, snapshots } = quota;
  const quotas: Record<string, VolumeTypeQuota> = {};
  for (const key of Object.keys(estate.site.volumeTypes)) {
    const granted = tenant.volumeTypes.includes(key);
    quotas[volumeTypeName(estate, key)] = granted
      ? { volumes, volumeGiB, snapshots }
      : { volumes: 0, volumeGiB: 0, snapshots: 0 };
  }
  return quotas;
}

/** The cloud's name of a volume type: the operator creates an encrypted one, the site's foundation any other. */
export function volumeTypeName({ site, siteKey }: Estate, key: string): string {
  const type = entryOf(site.volumeTypes, key);
  return type.encrypted ? type.name : `${siteKey}-platform-${key}`;
}

/** The tenant's quota; the check guarantees that its class exists. */
function requiredQuota(estate: Estate, tenant: Tenant): AllLimits {
  const quota = quotaOf(tenant, estate.site);
  if (quota === undefined) throw new Error(`no quota class ${tenant.quota.class}`);
  return quota;
}

function byKey<V>(keys: readonly string[], value: (key: string) => V): Record<string, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)]));
}
