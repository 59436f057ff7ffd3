/** An export contains every version of every object, goes on where it ended, and names what it lacks. */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { ExportFolder } from "../../../../operations/offboard/export/folder.ts";
import { EXPORT } from "../../../../operations/offboard/export/messages.ts";
import { fileName } from "../../../../operations/offboard/export/paths.ts";
import { Misuse, UserError } from "../../../../output/user-error.ts";
import { OWNER, place, run } from "./run.ts";
import { md5, type SmallStore, smallStore } from "./small-store.ts";

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
