/** What an export contains beside objects: inventory, DNS zones, images, objects of clusters. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { parseAllDocuments } from "yaml";
import type { Item } from "../../../../operations/cloud/client.ts";
import { exportClusters } from "../../../../operations/offboard/export/clusters.ts";
import { exportSite } from "../../../../operations/offboard/export/export.ts";
import { exportImages } from "../../../../operations/offboard/export/images.ts";
import { withoutSecrets } from "../../../../operations/offboard/export/inventory.ts";
import { place, run } from "./run.ts";
import { md5, smallStore } from "./small-store.ts";

const ZONE = { id: "z1", name: "tax.bamako.example.", ttl: 3600, project_id: "p1" };
const ITEMS: Readonly<Record<string, readonly Item[] | number>> = {
  "block-storage /volumes/detail?all_tenants=1": [
    { id: "vol1", name: "data", "os-vol-tenant-attr:tenant_id": "p1" },
    { id: "vol2", name: "other", "os-vol-tenant-attr:tenant_id": "p2" },
  ],
  "identity /credentials": [{ id: "c1", project_id: "p1", blob: "s3cr3t" }],
  "identity /users": 403,
  "dns /v2/zones": [ZONE, { ...ZONE, id: "z2", project_id: "p2", name: "other." }],
  "dns /v2/recordsets": [
    {
      id: "r2",
      zone_id: "z1",
      name: "www.tax.bamako.example.",
      type: "A",
      ttl: 60,
      records: ["10.0.0.1", "10.0.0.2"],
    },
    { id: "r1", zone_id: "z1", name: ZONE.name, type: "SOA", records: ["ns. admin. 1 2 3 4 5"] },
    { id: "r3", zone_id: "z2", name: "other.", type: "A", records: ["10.0.0.9"] },
  ],
};

test("the inventory is JSON without secrets; what only the tenant can copy, and what was not read, is named", async (t) => {
  const path = await place(t);
  const { missing } = await run(path, smallStore({}, ITEMS), {}, (exporting) =>
    exportSite(exporting, () => {}),
  );
  const read = (name: string) => readFile(join(path, "bamako", name), "utf8");
  const volumes = JSON.parse(await read("inventory/block-storage/volumes.json"));
  t.deepEqual(
    volumes.map(({ id }: Item) => id),
    ["vol1"],
  );
  const credentials = await read("inventory/identity/EC2-and-other-credentials.json");
  t.deepEqual(JSON.parse(credentials), [{ id: "c1", project_id: "p1", blob: null }]);
  const named = missing.map(({ what, failed }) => (failed ? `${what}!` : what));
  for (const what of ["volumes data (vol1)", "key-manager", "identity, users!"]) {
    t.true(named.includes(what), `${what}: ${named}`);
  }
  t.false(named.some((what) => /trusts|vol2/.test(what)));
  t.is(
    await read("dns/tax.bamako.example.zone"),
    `$ORIGIN tax.bamako.example.
$TTL 3600
tax.bamako.example.	3600	IN	SOA	ns. admin. 1 2 3 4 5
www.tax.bamako.example.	60	IN	A	10.0.0.1
www.tax.bamako.example.	60	IN	A	10.0.0.2
`,
  );
  t.deepEqual(withoutSecrets({ vpn: [{ psk: "x", peer: "y" }], key: "k", keys: 1 }), {
    vpn: [{ psk: null, peer: "y" }],
    key: null,
    keys: 1,
  });
});

test("images are verified by their digest; one without content is named", async (t) => {
  const path = await place(t);
  const content = "an image";
  const digest = createHash("sha512").update(content).digest("hex");
  const image = { id: "i1", name: "golden", status: "active", disk_format: "qcow2" };
  const hashed = { ...image, os_hash_algo: "sha512", os_hash_value: digest };
  const queued = { ...image, id: "i2", status: "queued" };
  const damaged = { ...image, id: "i3", checksum: md5("other") };
  const { cloud } = smallStore(
    {},
    {
      "image /v2/images?visibility=all&owner=p1": [hashed, queued, damaged],
      "image /v2/images?visibility=all&owner=p1&os_hidden=true": [],
    },
  );
  const download = async () => new Response(content);
  const { missing, files } = await run(path, { cloud: { ...cloud, download } }, {}, exportImages);
  t.deepEqual(
    files.map((file) => file.path),
    ["bamako/images/i1.qcow2"],
  );
  t.deepEqual(
    missing.map(({ what, failed }) => [what, failed]),
    [
      ["image golden (i2)", true],
      ["image golden (i3)", true],
    ],
  );
});

const API: Readonly<Record<string, unknown>> = {
  "/api": { versions: ["v1"] },
  "/apis": { groups: [] },
  "/api/v1": {
    resources: ["configmaps", "secrets", "events", "services", "pods"].map((name) => {
      return { name, kind: name, verbs: ["get", "list"] };
    }),
  },
  "/api/v1/configmaps?limit=250": {
    items: ["one", "two"].map((name) => {
      return { metadata: { name, uid: name, managedFields: [{}] }, data: { key: "value: x" } };
    }),
  },
  "/api/v1/services?limit=250": { items: [] },
};

test("the objects of a cluster are YAML by kind, without Secrets; what it denies is named", async (t) => {
  const path = await place(t);
  const requests: string[] = [];
  const api = {
    async get(inside: string) {
      requests.push(inside);
      const found = API[inside];
      if (found === undefined) throw new Error(`HTTP 403 ${inside}`);
      return found;
    },
    close: () => {},
  };
  const down = async () => {
    throw new Error("no answer");
  };
  const clusters = { apps: async () => api, down };
  const { missing, files } = await run(path, smallStore({}), { clusters }, exportClusters);
  t.deepEqual(
    files.map((file) => file.path),
    ["bamako/clusters/apps/configmaps.yaml"],
  );
  const text = await readFile(join(path, "bamako/clusters/apps/configmaps.yaml"), "utf8");
  const objects = parseAllDocuments(text).map((document) => document.toJS());
  t.deepEqual(objects[1], {
    apiVersion: "v1",
    kind: "configmaps",
    metadata: { name: "two", uid: "two" },
    data: { key: "value: x" },
  });
  t.is(objects.length, 2);
  t.deepEqual(
    missing.map(({ what, failed }) => [what, failed]),
    [
      ["cluster apps, secrets", false],
      ["cluster apps, pods", true],
      ["cluster down", true],
    ],
  );
  t.false(requests.some((one) => /secrets|events/.test(one)));
});
