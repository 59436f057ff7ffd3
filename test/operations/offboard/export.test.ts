/** An export contains every version of every object, goes on where it ended, and names what it lacks. */
import { createHash } from "node:crypto";
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { parseAllDocuments } from "yaml";
import type { Item } from "../../../operations/cloud/client.ts";
import { exportClusters } from "../../../operations/offboard/export/clusters.ts";
import { exportSite, writeManifest } from "../../../operations/offboard/export/export.ts";
import type { Exporting } from "../../../operations/offboard/export/exporting.ts";
import { ExportFolder } from "../../../operations/offboard/export/folder.ts";
import { exportImages } from "../../../operations/offboard/export/images.ts";
import { withoutSecrets } from "../../../operations/offboard/export/inventory.ts";
import {
  checksums,
  type Manifest,
  manifestText,
} from "../../../operations/offboard/export/manifest.ts";
import { EXPORT } from "../../../operations/offboard/export/messages.ts";
import type { Missing } from "../../../operations/offboard/export/model.ts";
import { exportObjects } from "../../../operations/offboard/export/objects.ts";
import { fileName } from "../../../operations/offboard/export/paths.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import { md5, type SmallStore, smallStore } from "./small-store.ts";

const OWNER = { site: "bamako", tenant: "tax" };

async function place(t: ExecutionContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "aes-export-"));
  t.teardown(() => rm(made, { recursive: true, force: true }));
  return join(made, "export");
}

/** One run of an export. */
async function run(
  path: string,
  { cloud }: Pick<SmallStore, "cloud">,
  more: Partial<Exporting> = {},
  work: (exporting: Exporting) => Promise<void> = exportObjects,
) {
  const folder = await ExportFolder.open(path, OWNER);
  const missing: Missing[] = [];
  await work({
    site: "bamako",
    cloud,
    ids: { p1: "project bamako-tax", g1: "group bamako-tax-auditors" },
    isOurs: (name) => name === "bamako-tax",
    account: async () => undefined,
    clusters: {},
    folder,
    missing: (what, why, failed = false) => missing.push({ site: "bamako", what, why, failed }),
    ...more,
  });
  return { missing, files: await folder.files() };
}

const NAMES = ["a", "a/", "a/b", ".hidden", "/etc/passwd", "été ünï", "n".repeat(600), "%2E"];

/** Every kind of object. */
function store(): SmallStore {
  const odd = NAMES.map((name): [string, SmallStore["containers"][string][string]] => [
    name,
    [{ content: `content of ${name.slice(0, 20)}` }],
  ]);
  return smallStore({
    receipts: {
      report: [
        { content: "second", version: "v2", headers: { "x-object-meta-year": "2026" } },
        { content: "first", version: "v1", isLatest: false },
      ],
      gone: [
        { content: "", version: "v4", isDeleted: true },
        { content: "was here", version: "v3", isLatest: false },
      ],
    },
    odd: Object.fromEntries(odd),
    large: {
      static: [
        {
          content: "one|two",
          tag: `"${md5("of parts")}"`,
          headers: { "x-static-large-object": "True" },
        },
      ],
      dynamic: [
        { content: "three|four", tag: '"d1"', headers: { "x-object-manifest": "parts/d" } },
      ],
    },
  });
}

test("every version of every object is a file of its own, under any name, for its owner alone", async (t) => {
  const path = await place(t);
  const { missing, files } = await run(path, store());
  t.deepEqual(missing, []);
  const read = (name: string) => readFile(join(path, "bamako", name), "utf8");
  t.is(await read("objects/receipts/report"), "second");
  t.is(await read("versions/receipts/report@v1"), "first");
  t.is(await read("versions/receipts/gone@v3"), "was here");
  t.is(await read("objects/large/static"), "one|two");
  t.is(await read("objects/large/dynamic"), "three|four");
  for (const name of NAMES) {
    t.is(await read(`objects/odd/${fileName(name)}`), `content of ${name.slice(0, 20)}`);
  }
  t.is(files.length, 3 + NAMES.length + 2 + 3);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    t.is(mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
  }
  for (const { path: inside, bytes, sha256 } of files) {
    const content = await readFile(join(path, inside));
    t.is(content.length, bytes);
    t.is(createHash("sha256").update(content).digest("hex"), sha256);
  }
  const lines = (await read("containers/receipts.jsonl")).trim().split("\n");
  const listed = lines.map((line) => JSON.parse(line));
  t.like(
    listed.find((one) => one.version_id === "v2"),
    {
      name: "report",
      path: "bamako/objects/receipts/report",
      metadata: { "x-object-meta-year": "2026", "content-type": "text/plain" },
    },
  );
  t.true(listed.some(({ name, deleted }) => name === "gone" && deleted));
});

test("a second run fetches only what changed: at the service, in the parts of a large object, on the disk", async (t) => {
  const path = await place(t);
  const { containers, requests, cloud } = store();
  await run(path, { cloud });
  requests.length = 0;
  await run(path, { cloud });
  t.deepEqual(requests, ["HEAD /large/dynamic"]);

  const { odd = {}, large = {} } = containers;
  odd.a = [{ content: "changed" }];
  large.dynamic = [
    { content: "three|five", tag: '"d2"', headers: { "x-object-manifest": "parts/d" } },
  ];
  delete odd["a/b"];
  await writeFile(join(path, "bamako/objects/receipts/report"), "SECOND");
  requests.length = 0;
  const { files } = await run(path, { cloud });
  t.deepEqual(requests.filter((one) => one.startsWith("GET")).sort(), [
    "GET /large/dynamic",
    "GET /odd/a",
    "GET /receipts/report",
  ]);
  t.is(await readFile(join(path, "bamako/objects/large/dynamic"), "utf8"), "three|five");
  t.is(await readFile(join(path, "bamako/objects/receipts/report"), "utf8"), "second");
  t.deepEqual(
    files.filter(({ earlier }) => earlier).map((one) => one.path),
    ["bamako/objects/odd/a%2Fb"],
  );
});

test("after a lost connection the rest of a file is fetched, of another version the whole", async (t) => {
  const path = await place(t);
  const content = "0123456789".repeat(100);
  const { containers, requests, cloud } = smallStore({
    c: { big: [{ content, breaksAfter: 400 }] },
  });
  const error = await t.throwsAsync(run(path, { cloud }), { instanceOf: UserError });
  t.is(
    error.in("en"),
    "bamako/objects/c/big: the connection was lost (terminated); run the same command again: it goes on, what is complete stays",
  );
  t.regex(error.in("fr"), /la connexion s'est perdue \(terminated\) ; relancez la même commande/);
  const { c = {} } = containers;
  c.big = [{ content }];
  requests.length = 0;
  t.deepEqual((await run(path, { cloud })).missing, []);
  t.deepEqual(requests, ["GET /c/big bytes=400-"]);
  t.is(await readFile(join(path, "bamako/objects/c/big"), "utf8"), content);

  // Listed as before, but with another tag: the parts of a large object have changed meanwhile.
  const headers = { "x-object-manifest": "parts/d" };
  c.huge = [{ content, tag: '"d1"', headers, breaksAfter: 400 }];
  await t.throwsAsync(run(path, { cloud }), { instanceOf: UserError });
  const other = content.replaceAll("0", "x");
  c.huge = [{ content: other, tag: '"d2"', headers }];
  requests.length = 0;
  t.deepEqual((await run(path, { cloud })).missing, []);
  t.deepEqual(requests, ["GET /c/huge bytes=400-", "GET /c/huge"]);
  t.is(await readFile(join(path, "bamako/objects/c/huge"), "utf8"), other);
});

test("what arrives damaged or is denied is missing with its reason, and the others are there", async (t) => {
  const path = await place(t);
  const wrong = md5("something else");
  const { missing, files } = await run(
    path,
    smallStore({
      c: {
        damaged: [{ content: "damaged", tag: wrong }],
        denied: [{ content: "", status: 403 }],
        "x/../y": [{ content: "of another address" }],
        fine: [{ content: "fine" }],
      },
    }),
  );
  t.deepEqual(missing.map(({ what, why, failed }) => [what, why.en, failed]).sort(), [
    ["c/damaged", `got 7 B (${md5("damaged")}), want 7 B, md5 ${wrong}`, true],
    ["c/denied", "HTTP 403", true],
    ["c/x/../y", EXPORT.dots.en, true],
  ]);
  t.deepEqual(
    files.map((file) => file.path),
    ["bamako/containers/c.jsonl", "bamako/objects/c/fine"],
  );
});

test("a full disk is one message that says how to go on", async (t) => {
  const path = await place(t);
  const breaksWith = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const full = smallStore({ c: { big: [{ content: "0123456789", breaksAfter: 5, breaksWith }] } });
  const error = await t.throwsAsync(run(path, full), { instanceOf: UserError });
  t.true(
    error
      .in("en")
      .startsWith(`${path}: the disk is full, at bamako/objects/c/big; free some space`),
  );
  t.true(
    error.in("fr").startsWith(`${path} : le disque est plein, à bamako/objects/c/big ; libérez`),
  );
});

test("only an empty folder, or an export of the same tenant, is written into", async (t) => {
  const path = await place(t);
  await ExportFolder.open(path, OWNER);
  await appendFile(join(path, "journal.jsonl"), '{"path":"cut o');
  const again = await ExportFolder.open(path, OWNER);
  t.deepEqual(await again.files(), []);
  const other = { ...OWNER, tenant: "treasury" };
  await t.throwsAsync(ExportFolder.open(path, other), {
    instanceOf: Misuse,
    message: /contains something else than an export of treasury at bamako/,
  });
  const strange = join(path, "../strange");
  await mkdir(strange);
  await writeFile(join(strange, "letter.txt"), "dear");
  await t.throwsAsync(ExportFolder.open(strange, OWNER), { instanceOf: Misuse });
  t.deepEqual(await readdir(strange), ["letter.txt"]);
  await t.throwsAsync(ExportFolder.open(join(strange, "letter.txt"), OWNER), {
    instanceOf: Misuse,
    message: /not a folder/,
  });
});

test("an object store that no account of the estate may open is named", async (t) => {
  const { cloud } = store();
  const endpoint = () => "http://store/swift/v1";
  const { missing } = await run(await place(t), { cloud: { ...cloud, endpoint } });
  t.deepEqual(
    missing.map(({ what, failed }) => [what, failed]),
    [["object-store p1", true]],
  );
});

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

const MANIFEST: Manifest = {
  schemaVersion: 1,
  ...OWNER,
  title: { fr: "Impôts", en: "Taxes" },
  owner: "ML",
  dataClass: "citizen",
  at: "2026-12-01T10:00:00.000Z",
  rehearsal: true,
  frozen: false,
  complete: false,
  files: [
    { path: "bamako/objects/c/a", bytes: 3, sha256: "0a", earlier: false },
    { path: "bamako/objects/c/b", bytes: 4, sha256: "0b", earlier: true },
  ],
  missing: [
    { site: "bamako", what: "volumes data (v1)", why: EXPORT.volume, failed: false },
    { site: "bamako", what: "c/d", why: { fr: "HTTP 403", en: "HTTP 403" }, failed: true },
  ],
};

test("the manifest names each file with size and digest, and what is missing with the reason", (t) => {
  t.is(
    manifestText(MANIFEST, "en"),
    `Export of the tenant tax (Taxes), bamako

This is a rehearsal: these clouds are not the sites' own.

Country that owns the data: ML. Data class: citizen. Export ended on 2026-12-01T10:00:00.000Z.
The tenant was NOT frozen in its file: what changed during the export may be missing.
NOT COMPLETE: 1 item could not be read; run the same command again, it reads these only

What is missing, and why:
- bamako, volumes data (v1): the content of a volume can be read only in a server: the tenant copies it itself
- NOT READ: bamako, c/d: HTTP 403

Files: bytes, SHA-256, path (*: of an earlier run, not of this one)
3	0a	bamako/objects/c/a
4	0b	bamako/objects/c/b *
`,
  );
  const whole = manifestText({ ...MANIFEST, rehearsal: false, complete: true, frozen: true }, "fr");
  t.regex(
    whole,
    /^Export du locataire tax \(Impôts\), bamako\n\nPays à qui sont les données : ML\./,
  );
  for (const text of [
    "était gelé dans son fichier",
    "a la taille et l'empreinte",
    "3\t0a\tbamako/objects/c/a",
  ]) {
    t.true(whole.includes(text), text);
  }
  t.is(checksums(MANIFEST), "0a  bamako/objects/c/a\n0b  bamako/objects/c/b\n");
});

test("each file of the manifest is signed, for its owner alone", async (t) => {
  const path = await place(t);
  await mkdir(path);
  const key = join(path, "../key");
  await execa("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", key]);
  const files = await writeManifest(MANIFEST, path, key);
  const names = ["manifest.json", "SHA256SUMS", "manifest.fr.txt", "manifest.en.txt"];
  t.deepEqual(
    files,
    names.flatMap((name) => [join(path, name), join(path, `${name}.sig`)]),
  );
  for (const file of files) t.is((await stat(file)).mode & 0o777, 0o600, file);
  t.regex(await readFile(join(path, "manifest.en.txt.sig"), "utf8"), /BEGIN SSH SIGNATURE/);
  t.deepEqual(JSON.parse(await readFile(join(path, "manifest.json"), "utf8")), MANIFEST);
});
