/** Keys and the copies that the cloud makes, as the enforcement points read them from inputs. */
import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributeReads, attributesOf } from "../../../../policies/resources/readers/index.ts";

test("the readers find keys and references to keys", (t) => {
  const keys = (type: string, properties: Record<string, unknown>) =>
    attributesOf(`openstack:${type}`, properties).keys;
  t.deepEqual(keys("keymanager/secretV1:SecretV1", {}), { kept: true });
  const url = "https://identity.bamako.aes.example:9311/v1/secrets/1";
  const secretRefs = [{ name: "certificate", secretRef: url }, UNKNOWN, { secretRef: UNKNOWN }];
  t.deepEqual(keys("keymanager/containerV1:ContainerV1", { secretRefs }), {
    references: [url, UNKNOWN, UNKNOWN].map((target) => ({ field: "secretRefs", target })),
  });
  const listener = { defaultTlsContainerRef: url, sniContainerRefs: [UNKNOWN] };
  t.deepEqual(keys("loadbalancer/listener:Listener", listener), {
    references: [
      { field: "defaultTlsContainerRef", target: url },
      { field: "sniContainerRefs", target: UNKNOWN },
    ],
  });
  t.deepEqual(keys("loadbalancer/listener:Listener", {}), { references: [] });
  const read = attributeReads("openstack:loadbalancer/listener:Listener");
  for (const key of Object.keys(listener)) t.true(read.includes(key), key);
  for (const [type, fields] of [
    ["loadbalancer/listener:Listener", ["clientCaTlsContainerRef", "clientCrlContainerRef"]],
    ["loadbalancer/pool:Pool", ["caTlsContainerRef", "crlContainerRef", "tlsContainerRef"]],
  ] as const) {
    for (const field of fields)
      t.deepEqual(keys(type, { [field]: url }), { references: [{ field, target: url }] });
  }
});

test("the readers find copies that the cloud makes, and their targets", (t) => {
  const copies = (type: string, properties: Record<string, unknown>) =>
    attributesOf(`openstack:${type}`, properties).copies;
  const container = (containerSyncTo: unknown) =>
    copies("objectstorage/container:Container", { containerSyncTo });
  const url = "https://objects.example/v1/AUTH_1/c";
  t.deepEqual(container(url), [{ field: "containerSyncTo", target: url }]);
  t.deepEqual(container(UNKNOWN), [{ field: "containerSyncTo", target: UNKNOWN }]);
  t.deepEqual(container(7), [{ field: "containerSyncTo", target: UNKNOWN }]);
  t.deepEqual([container(undefined), container("")], [[], []]);
  const volumeType = (extraSpecs: unknown) =>
    copies("blockstorage/volumeTypeV3:VolumeTypeV3", { extraSpecs });
  const replicated = { replication_enabled: "<is> True" };
  t.deepEqual(volumeType(replicated), [{ field: "extraSpecs", contract: undefined }]);
  t.deepEqual(volumeType({ ...replicated, "aes:contract": "x" }), [
    { field: "extraSpecs", contract: "x" },
  ]);
  t.deepEqual(volumeType({ "hpe3par:replication:mode": UNKNOWN }), [
    { field: "extraSpecs", contract: undefined },
  ]);
  t.deepEqual(volumeType(UNKNOWN), [{ field: "extraSpecs", contract: UNKNOWN }]);
  for (const none of [
    undefined,
    {},
    { "aes:class": "public" },
    { replication_enabled: "<is> False" },
  ]) {
    t.deepEqual(volumeType(none), []);
  }
});
