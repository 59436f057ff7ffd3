/** Volumes, their types and quotas (Cinder). */
import {
  copiedFrom,
  count,
  dangerous,
  denied,
  evaluated,
  flag,
  isGiven,
  joins,
  map,
  named,
  object,
  oneOf,
  partOf,
  reference,
} from "../properties/entry.ts";
import { ended, type Rows, row } from "../properties/row.ts";
import { holdsNoData, labelled, nothing, partOf as within } from "../resources/classification.ts";
import { OPERATOR, otherWay } from "./denials.ts";
import {
  device,
  isNotFalse,
  isTrue,
  label,
  limit,
  metadata,
  project,
  region,
  volumeType,
  zone,
} from "./entries.ts";

/** No resource of a stack creates them, so none could be the other side of a join. */
const restored = {
  ...reference("a copy that Cinder gives to its own project alone, which the labels name"),
  restores: true,
};

export const blockstorage: Rows = {
  "openstack:blockstorage/qosAssociationV3:QosAssociationV3": row(nothing("a limit of speed"), {
    qosId: reference("a limit of speed"),
    region,
    volumeTypeId: reference("a kind of volume: its own row describes it"),
  }),
  "openstack:blockstorage/qosV3:QosV3": row(nothing("a limit of speed"), {
    consumer: oneOf("front-end", "back-end", "both"),
    name: named,
    region,
    specs: map({
      named: Object.fromEntries(
        ["total", "read", "write"].flatMap((way) =>
          ["bytes", "iops"].flatMap((unit) =>
            [`${way}_${unit}_sec`, `${way}_${unit}_sec_max`].map((key) => [key, count]),
          ),
        ),
      ),
    }),
  }),
  "openstack:blockstorage/quoteSetV2:QuoteSetV2": ended(
    holdsNoData("grants"),
    "blockstorage.QuoteSetV3",
  ),
  "openstack:blockstorage/quoteSetV3:QuoteSetV3": row(holdsNoData("grants"), {
    backupGigabytes: limit,
    backups: limit,
    gigabytes: limit,
    groups: limit,
    perVolumeGigabytes: limit,
    projectId: project,
    region,
    snapshots: limit,
    // Keys end in the names of the site's own volume types.
    volumeTypeQuota: map(
      { prefixes: { gigabytes_: limit, snapshots_: limit, volumes_: limit } },
      { is: "limit" },
    ),
    volumes: limit,
  }),
  "openstack:blockstorage/volume:Volume": row(labelled("metadata", "stores"), {
    availabilityZone: zone,
    backupId: restored,
    consistencyGroupId: denied(OPERATOR),
    description: named,
    enableOnlineResize: flag,
    imageId: copiedFrom("copied onto the new volume; the image's own row describes it"),
    metadata,
    multiattach: dangerous(flag, "oldInput", isTrue, "volumeType"),
    name: named,
    region,
    schedulerHints: object({
      additionalProperties: denied(OPERATOR),
      differentHosts: reference("a volume of the same project to stay away from"),
      localToInstance: reference("a server of the same project to be near to"),
      query: denied(OPERATOR),
      sameHosts: reference("a volume of the same project to be near to"),
    }),
    size: count,
    snapshotId: restored,
    sourceReplica: dangerous(joins(), "copies", isGiven),
    sourceVolId: joins(),
    volumeRetypePolicy: oneOf("never", "on-demand"),
    volumeType,
  }),
  "openstack:blockstorage/volumeAttach:VolumeAttach": row(within("its volume", "moves"), {
    attachMode: oneOf("ro", "rw"),
    device,
    // Cinder would export the volume to the host named here.
    hostName: denied(otherWay("compute.VolumeAttach")),
    initiator: denied(otherWay("compute.VolumeAttach")),
    ipAddress: denied(otherWay("compute.VolumeAttach")),
    multipath: flag,
    osType: denied(otherWay("compute.VolumeAttach")),
    platform: denied(otherWay("compute.VolumeAttach")),
    region,
    volumeId: partOf(),
    wwnn: denied(otherWay("compute.VolumeAttach")),
    wwpns: denied(otherWay("compute.VolumeAttach")),
  }),
  "openstack:blockstorage/volumeAttachV2:VolumeAttachV2": ended(
    within("its volume", "moves"),
    "compute.VolumeAttach",
  ),
  "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3": row(holdsNoData("grants"), {
    projectId: evaluated("opens"),
    region,
    volumeTypeId: reference("offered to the project; holds no data"),
  }),
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": row(
    nothing("a kind of volume", "extraSpecs"),
    {
      description: named,
      extraSpecs: map(
        {
          named: {
            "aes:contract": evaluated("copies"),
            multiattach: oneOf("<is> True", "<is> False"),
            replication_enabled: evaluated("copies"),
            volume_backend_name: evaluated("storage", {
              offer: "backends",
              why: "one of the site's own back ends, by the name its operator gave: rule undeclared-name",
              holds: (value) =>
                typeof value === "string" && /^[A-Za-z0-9][\w.-]{0,63}$/.test(value),
              want: { fr: "le nom d'un système de stockage", en: "the name of a back end" },
            }),
            "RESKEY:availability_zones": zone,
          },
          prefixes: { "aes:": label },
        },
        { is: "label", open: "map" },
      ),
      // The drivers create a storage class for every type that a tenant sees.
      isPublic: dangerous(flag, "everybody", isNotFalse),
      name: evaluated("storage"),
      region,
    },
  ),
  "openstack:blockstorage/volumeV1:VolumeV1": ended(
    labelled("metadata", "stores"),
    "blockstorage.Volume",
  ),
  "openstack:blockstorage/volumeV2:VolumeV2": ended(
    labelled("metadata", "stores"),
    "blockstorage.Volume",
  ),
};
