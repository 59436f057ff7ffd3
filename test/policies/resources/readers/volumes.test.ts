import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributeReads, attributesOf } from "../../../../policies/resources/readers/index.ts";

const VOLUME = "openstack:blockstorage/volume:Volume";
const TYPE = "openstack:blockstorage/volumeTypeV3:VolumeTypeV3";
const INSTANCE = "openstack:compute/instance:Instance";
const TEMPLATE = "openstack:containerinfra/clusterTemplate:ClusterTemplate";
const CLUSTER = "openstack:containerinfra/cluster:Cluster";
const POOL = "openstack:containerinfra/nodeGroup:NodeGroup";

/** Type, properties, the requested volumes as `[at, type]`. */
const rows: [name: string, type: string, properties: object, volumes: unknown[][]][] = [
  ["a volume", VOLUME, { volumeType: "encrypted" }, [["volumeType", "encrypted"]]],
  ["a volume without a type", VOLUME, {}, [["volumeType", undefined]]],
  ["an empty type is none", VOLUME, { volumeType: "" }, [["volumeType", undefined]]],
  ["a type that is not a text", VOLUME, { volumeType: 7 }, [["volumeType", UNKNOWN]]],
  [
    "a volume of the old API",
    "openstack:blockstorage/volumeV2:VolumeV2",
    { volumeType: "plain" },
    [["volumeType", "plain"]],
  ],
  ["a server without block devices", INSTANCE, {}, []],
  [
    "a server's new volumes, and only those",
    INSTANCE,
    {
      blockDevices: [
        { sourceType: "image", destinationType: "volume", volumeType: "encrypted" },
        { sourceType: "volume", destinationType: "volume" },
        { sourceType: "image", destinationType: "local" },
        { sourceType: "image" },
        { sourceType: "blank" },
        { sourceType: "snapshot" },
        { sourceType: UNKNOWN },
        { sourceType: "blank", destinationType: UNKNOWN },
      ],
    },
    [
      ["blockDevices[0].volumeType", "encrypted"],
      ["blockDevices[5].volumeType", undefined],
      ["blockDevices[6].volumeType", undefined],
      ["blockDevices[7].volumeType", undefined],
    ],
  ],
  [
    "unknown block devices",
    INSTANCE,
    { blockDevices: UNKNOWN },
    [["blockDevices[0].volumeType", UNKNOWN]],
  ],
  ["a template names its boot volumes", TEMPLATE, {}, [["labels.boot_volume_type", undefined]]],
  [
    "a template with all its volumes",
    TEMPLATE,
    {
      dockerVolumeSize: 10,
      labels: {
        boot_volume_type: "encrypted",
        etcd_volume_size: "10",
        docker_volume_type: "plain",
      },
    },
    [
      ["labels.boot_volume_type", "encrypted"],
      ["labels.etcd_volume_type", undefined],
      ["labels.docker_volume_type", "plain"],
    ],
  ],
  [
    "unknown labels",
    TEMPLATE,
    { labels: UNKNOWN },
    ["boot", "etcd", "docker"].map((disk) => [`labels.${disk}_volume_type`, UNKNOWN]),
  ],
  ["a cluster without labels follows its template", CLUSTER, {}, []],
  [
    "a cluster with its own labels, which replace the template's",
    CLUSTER,
    { labels: { a: "b" } },
    [["labels.boot_volume_type", undefined]],
  ],
  [
    "a pool whose labels are added to the cluster's",
    POOL,
    { labels: { etcd_volume_type: "plain" }, mergeLabels: true },
    [["labels.etcd_volume_type", "plain"]],
  ],
  [
    "a pool with space for images",
    POOL,
    { dockerVolumeSize: 10 },
    [["labels.docker_volume_type", undefined]],
  ],
  ["a pool without a volume, in Magnum's notation", POOL, { dockerVolumeSize: 0 }, []],
];

for (const [name, type, properties, volumes] of rows) {
  test(`volumes: ${name}`, (t) => {
    const given = properties as Record<string, unknown>;
    for (const key of Object.keys(given)) t.true(attributeReads(type).includes(key), key);
    const found = attributesOf(type, given).volumes;
    t.true(Array.isArray(found));
    t.deepEqual(
      (found as { at: string; type?: unknown }[]).map(({ at, type }) => [at, type]),
      volumes,
    );
  });
}

test("a volume type is known by its name", (t) => {
  t.true(attributeReads(TYPE).includes("name"));
  t.is(attributesOf(TYPE, { name: "encrypted" }).madeVolumeType, "encrypted");
  t.is(attributesOf(TYPE, { name: UNKNOWN }).madeVolumeType, UNKNOWN);
});
