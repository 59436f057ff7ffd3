/** Volumes, their types and quotas (Cinder), and shared file systems (Manila). */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { withoutNotes } from "./csi.ts";
import {
  byProject,
  collection,
  fields,
  isDefaultLimit,
  type Kind,
  ofProjects,
  openstack,
  quoted,
  type Reading,
} from "./kind.ts";

const SERVICE = "block-storage";
const ALL = "?all_tenants=1&limit=500";

export const storage: readonly Kind[] = [
  {
    kind: "volume type",
    title: { fr: "type de volume", en: "volume type" },
    service: SERVICE,
    type: "openstack:blockstorage/volumeTypeV3:VolumeTypeV3",
    list: collection(SERVICE, "/types?is_public=None&limit=500", "volume_types"),
    properties: fields({
      name: "name",
      description: "description",
      extraSpecs: "extra_specs",
      isPublic: "is_public",
    }),
    project: () => "",
    remove: openstack("volume type"),
  },
  {
    kind: "volume type access",
    title: { fr: "accès à un type de volume", en: "volume type access" },
    service: SERVICE,
    type: "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3",
    list: typeAccess,
    properties: fields({ volumeTypeId: "_of", projectId: "project_id" }),
    project: () => "",
    remove: ({ _of, project_id: project }) =>
      `openstack volume type unset --project ${quoted(String(project))} ${quoted(String(_of))}`,
  },
  {
    kind: "volume",
    title: { fr: "volume", en: "volume" },
    service: SERVICE,
    type: "openstack:blockstorage/volume:Volume",
    list: volumes,
    properties: fields({
      name: "name",
      description: "description",
      availabilityZone: "availability_zone",
      metadata: "metadata",
      size: "size",
      volumeType: "volume_type",
      sourceVolId: "source_volid",
    }),
    more: (volume) => ({
      metadata: withoutNotes(volume),
      ...(volume._onlyZone === true && { availabilityZone: undefined }),
    }),
    tenants: () => true,
    remove: openstack("volume"),
  },
  {
    kind: "snapshot",
    title: { fr: "instantané", en: "snapshot" },
    service: SERVICE,
    list: collection(SERVICE, `/snapshots/detail${ALL}`, "snapshots"),
    tenants: () => true,
    remove: openstack("volume snapshot"),
  },
  {
    kind: "backup",
    title: { fr: "sauvegarde", en: "backup" },
    service: SERVICE,
    list: collection(SERVICE, `/backups/detail${ALL}`, "backups"),
    tenants: () => true,
    remove: openstack("volume backup"),
  },
  {
    kind: "volume transfer",
    title: { fr: "cession de volume", en: "volume transfer" },
    service: SERVICE,
    // Without a limit, which Cinder before 3.59 takes for a filter that nothing passes.
    list: collection(SERVICE, "/os-volume-transfer/detail?all_tenants=1", "transfers"),
    remove: openstack("volume transfer request"),
  },
  {
    kind: "volume quota",
    title: { fr: "quota de volumes", en: "volume quota" },
    service: SERVICE,
    type: "openstack:blockstorage/quoteSetV3:QuoteSetV3",
    list: ofProjects(SERVICE, (id) => `/os-quota-sets/${id}`, "quota_set"),
    recordedKey: byProject,
    isOwn: isDefaultLimit,
    properties: fields({
      projectId: "project_id",
      backupGigabytes: "backup_gigabytes",
      backups: "backups",
      gigabytes: "gigabytes",
      groups: "groups",
      perVolumeGigabytes: "per_volume_gigabytes",
      snapshots: "snapshots",
      volumes: "volumes",
      volumeTypeQuota: typeLimits,
    }),
    remove: ({ id }) => `openstack quota delete --volume ${id}`,
  },
];

const SHARES = "shared-file-system";

export const shares: readonly Kind[] = [
  {
    kind: "share",
    title: { fr: "partage de fichiers", en: "share" },
    service: SHARES,
    list: collection(SHARES, `/shares/detail${ALL}`, "shares"),
    remove: openstack("share"),
  },
  {
    kind: "share network",
    title: { fr: "réseau de partage", en: "share network" },
    service: SHARES,
    list: collection(SHARES, `/share-networks/detail${ALL}`, "share_networks"),
    remove: openstack("share network"),
  },
];

/** Cinder reports a zone also where none was requested: if it has only one, no volume requests anything. */
async function volumes(reading: Reading): Promise<Item[]> {
  const path = "/os-availability-zone";
  const zones = await reading.cloud.list(SERVICE, path, "availabilityZoneInfo");
  const found = await reading.cloud.list(SERVICE, `/volumes/detail${ALL}`, "volumes");
  const [only] = zones.length === 1 ? zones : [];
  return found.map((volume) => ({
    ...volume,
    _onlyZone: only !== undefined && volume.availability_zone === only.zoneName,
  }));
}

/** The list of accesses of a public type is denied: there everybody has it. */
async function typeAccess({ cloud, items }: Reading): Promise<Item[]> {
  const hidden = items("volume type").filter(({ is_public: open }) => open === false);
  const lists = await each(hidden, async ({ id }) => {
    const path = `/types/${id}/os-volume-type-access`;
    const found = await cloud.list(SERVICE, path, "volume_type_access");
    return found.map(({ project_id }) => ({ id: `${id}/${project_id}`, project_id, _of: id }));
  });
  return lists.flat();
}

/** Cinder returns the limits of each type among the others; those of types without a limit are -1. */
function typeLimits(quota: Item): Record<string, unknown> {
  const entries = Object.entries(quota).filter(
    ([name, limit]) => /^(gigabytes|snapshots|volumes)_./.test(name) && limit !== -1,
  );
  return Object.fromEntries(entries);
}
