/** Every limit of the quotas of OpenStack's services (a test derives the list from the SDK). */
import type { Limit } from "../../../sovereignty/facets/keeping.ts";
import { UNKNOWN } from "../../../sovereignty/facts.ts";
import { at, keys } from "../../../sovereignty/kubernetes/read.ts";
import type { Family, Properties, Reader } from "../reader.ts";

/** Limits of nova-network, which no cloud has any more: Neutron's are in its own quota. */
export const ENDED: readonly string[] = [
  "fixedIps",
  "floatingIps",
  "securityGroupRules",
  "securityGroups",
];

const quota = (inputs: readonly string[], map?: string): Reader => ({
  reads: map === undefined ? inputs : [...inputs, map],
  facets: (properties) => ({
    limits: [
      ...inputs.map((input) => limit(input, properties[input])),
      ...(map === undefined ? [] : limitsByType(map, properties)),
    ],
  }),
});

export const quotas: Family = {
  "openstack:blockstorage/quoteSetV3:QuoteSetV3": quota(
    [
      "backupGigabytes",
      "backups",
      "gigabytes",
      "groups",
      "perVolumeGigabytes",
      "snapshots",
      "volumes",
    ],
    "volumeTypeQuota",
  ),
  "openstack:compute/quotaSetV2:QuotaSetV2": quota([
    "cores",
    "injectedFileContentBytes",
    "injectedFilePathBytes",
    "injectedFiles",
    "instances",
    "keyPairs",
    "metadataItems",
    "ram",
    "serverGroupMembers",
    "serverGroups",
  ]),
  "openstack:loadbalancer/quota:Quota": quota([
    "healthMonitor",
    "l7Policy",
    "l7Rule",
    "listener",
    "loadbalancer",
    "member",
    "pool",
  ]),
  "openstack:networking/quotaV2:QuotaV2": quota([
    "floatingip",
    "network",
    "port",
    "rbacPolicy",
    "router",
    "securityGroup",
    "securityGroupRule",
    "subnet",
    "subnetpool",
  ]),
};

/** A map of limits is owed as a whole: without it every volume type has the cloud's default. */
function limitsByType(map: string, properties: Properties): Limit[] {
  if (at(properties, map) === undefined) return [{ at: map }];
  return keys(properties, map).map((key) =>
    key === UNKNOWN ? { at: map, most: UNKNOWN } : limit(`${map}.${key}`, at(properties, map, key)),
  );
}

/** The maps of the SDK may hold numbers as text. */
function limit(place: string, value: unknown): Limit {
  if (value === undefined || value === null) return { at: place };
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return { at: place, most: typeof number === "number" ? number : UNKNOWN };
}
