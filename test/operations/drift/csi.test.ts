/** Volumes of tenants' clusters, as the Cinder CSI driver makes them: evaluated, and no violation unless abused. */
import test from "ava";
import type { Item } from "../../../operations/cloud/client.ts";
import { reportOn, untouched } from "./small-cloud.ts";

const NAME = "pvc-0b7e5f0e-6f0a-4d6e-9a54-1c2d3e4f5a6b";
const NOTES = {
  "cinder.csi.openstack.org/cluster": "bamako-treasury-lab-7xq2m4wz5k3v",
  "csi.storage.k8s.io/pvc/name": "data-postgres-0",
  "csi.storage.k8s.io/pvc/namespace": "ledger",
  "csi.storage.k8s.io/pv/name": NAME,
};
const VOLUME = {
  id: "v-1",
  name: NAME,
  description: "Created by OpenStack Cinder CSI driver",
  size: 5,
  volume_type: "encrypted",
  availability_zone: "nova",
  metadata: NOTES,
  "os-vol-tenant-attr:tenant_id": "p-treasury",
};
const ONE_ZONE = ["nova"];

/** What the policies say of one volume of a tenant, in a cloud with these zones of volumes. */
async function violations(volume: Partial<Item>, zones: readonly string[] = ONE_ZONE) {
  const { tenants } = await reportOn({
    ...untouched(),
    "block-storage /os-availability-zone": zones.map((zoneName) => ({ id: "", zoneName })),
    "block-storage /volumes/detail": [{ ...VOLUME, ...volume }],
  });
  return tenants.flatMap((one) =>
    one.violations.map(({ rule, case: found }) => `${rule} ${found}`),
  );
}

test("a volume as the driver makes it is a tenant's own, and violates nothing", async (t) => {
  t.deepEqual(await violations({}), []);
  const uuid = { "cinder.csi.openstack.org/cluster": "5f4f2c1e-8f52-4f53-8c39-6f4f0f6a3b11" };
  t.deepEqual(await violations({ metadata: uuid }), []);
});

const KEY = "unclassified-property key";
for (const [what, volume, found] of [
  ["another name", { name: "pvc-mine" }, KEY],
  ["a name that only begins so", { name: `${NAME}-2` }, KEY],
  ["another description", { description: "mine" }, KEY],
  [
    "an address for a cluster",
    { metadata: { ...NOTES, "cinder.csi.openstack.org/cluster": "https://a.example" } },
    KEY,
  ],
  ["another volume's name", { metadata: { ...NOTES, "csi.storage.k8s.io/pv/name": "pvc-1" } }, KEY],
  [
    "a namespace that is none",
    { metadata: { ...NOTES, "csi.storage.k8s.io/pvc/namespace": "a.b" } },
    KEY,
  ],
  ["notes of no cluster", { metadata: { "csi.storage.k8s.io/pvc/name": "data" } }, KEY],
  ["a key of its own besides", { metadata: { ...NOTES, exfiltrate: "yes" } }, KEY],
  [
    "a secret besides",
    { metadata: { ...NOTES, "aes:password": "hunter2-hunter2" } },
    "plain-secret open",
  ],
  ["a type that the site does not offer", { volume_type: "abroad" }, "undeclared-name undeclared"],
] as const) {
  test(`with ${what} it is a violation`, async (t) => {
    t.true((await violations(volume)).includes(found), (await violations(volume)).join());
  });
}

test("a zone that was not the only one was chosen: it must be one that the site declares", async (t) => {
  const zones = ["nova", "az1"];
  t.deepEqual(await violations({}, zones), ["undeclared-name undeclared"]);
  t.deepEqual(await violations({ availability_zone: "az1" }, zones), []);
  t.deepEqual(await violations({ availability_zone: "abroad" }), ["undeclared-name undeclared"]);
});
