/**
 * The drill: Bamako's cloud fails while its treasury writes, the critical tenants fail over to Ouagadougou and return,
 * with every object exactly once. The measured times are in docs/failover.md.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import test from "ava";
import type { Cloud } from "../../operations/cloud/client.ts";
import { type Pair, pairsOf, serviceAccountOf } from "../../operations/failover/copies.ts";
import { objectsOf } from "../../operations/failover/objects.ts";
import { imageNamed } from "../../operations/mirror/images.ts";
import { stateFolder } from "../../operations/paths.ts";
import { ADMINISTRATOR, ask, estate, type Listed, openCluster } from "./helpers/cluster.ts";
import { empty, put, read, untilLevel } from "./helpers/containers.ts";
import { type Copy, copyRepository } from "./helpers/copy.ts";
import { addCriticalCluster, CLUSTER, IMAGE } from "./helpers/critical-cluster.ts";
import { retired } from "./helpers/retire.ts";
import { administrator, declared, make, named, sandbox, statusOf } from "./helpers/site.ts";

const [HOME, STANDBY] = ["bamako", "ouagadougou"] as const;
const CONTAINER = "receipts";
const SERVICE = "object-store";

/** The estate as the drill changes it; the repository's own files stay. */
let copy: Copy;
let pair: Pair;
/** A large object whose parts are in a container that is not copied. */
const [BROKEN, NOT_COPIED] = ["broken", "parts-of-others"] as const;
/** Content of each object by its name, as the tenant knows it. */
const written = new Map<string, string>();

test.before(async () => {
  copy = await copyRepository();
  await addCriticalCluster(copy);
  const [first] = pairsOf(await declared(HOME));
  if (first === undefined) throw new Error(`${HOME} has no tenant with copies`);
  pair = first;
});
test.after.always(() => copy?.remove());

test.serial("copies begin once both sites are up", async (t) => {
  for (const site of [STANDBY, HOME]) {
    const { stdout } = await estate(["up", site], copy.folder);
    t.notRegex(stdout, /copies to \S+ (wait|begin)/);
  }
  for (const end of ["home", "standby"] as const)
    await empty(await serviceAccountOf(pair, end), CONTAINER);
  await write(await serviceAccountOf(pair, "home"), "before", 40);
  await storeLarge(await serviceAccountOf(pair, "home"));
  const seconds = await untilLevel(pair);
  t.log(`40 objects were at ${STANDBY} ${seconds} s after the last was written`);
});

test.serial("copies go only to sites of the alliance, and only with the key", async (t) => {
  const account = await serviceAccountOf(pair, "home");
  const status = (to: string) =>
    account
      .raw("POST", SERVICE, `/${CONTAINER}`, { "x-container-sync-to": to })
      .then(({ status }) => status)
      .catch((error: Error) => /HTTP (\d+)/.exec(error.message)?.[1]);
  t.is(await status("https://swift.example.com/v1/AUTH_1/receipts"), "400", "any URL");
  t.is(await status("//aes/paris/AUTH_1/receipts"), "400", "a cluster that is not a site");
  t.is(await status("//elsewhere/ouagadougou/AUTH_1/receipts"), "400", "another realm");
  const standby = await serviceAccountOf(pair, "standby");
  const { headers } = await standby.raw("HEAD", SERVICE, `/${CONTAINER}`);
  t.is(headers.get("x-container-sync-to"), null, "the standby sends nothing");
  t.is(headers.get("x-container-meta-aes-class"), "administrative");
});

test.serial(
  "the node image of a critical cluster is copied to the standby site, bit by bit",
  async (t) => {
    const there = await administrator(STANDBY);
    const path = async () => `/v2/images/${(await imageNamed(there, IMAGE))?.id}`;
    const patch = { "content-type": "application/openstack-images-v2.1-json-patch" };
    const unprotect = '[{ "op": "replace", "path": "/protected", "value": false }]';
    await there.raw("PATCH", "image", await path(), patch, unprotect);
    await there.delete("image", await path());
    const mirror = (...args: string[]) => estate(["mirror", HOME, ...args], copy.folder);
    t.regex(
      (await mirror("--dry-run")).stdout,
      /ouagadougou: .* is missing, for procurement\/desk/,
    );
    t.regex((await mirror()).stdout, /ouagadougou: .* copied from bamako \(sha512:/);
    t.regex((await mirror()).stdout, /ouagadougou: .* is there \(sha512:/);
    const image = await imageNamed(there, IMAGE);
    t.like(image, { kube_version: "v1.35.2", protected: true, disk_format: "raw" });
  },
);

test.serial("a failover is rejected while the site answers", async (t) => {
  const run = await estate(["failover", HOME], copy.folder).catch((error) => error);
  t.is(run.exitCode, 1);
  t.regex(run.all, /bamako answers \(http:.*\): stop it first/);
  t.notRegex(
    await readFile(join(copy.folder, `stacks/${STANDBY}/site.yaml`), "utf8"),
    /activeStandbyFor/,
  );
});

test.serial(
  "its cloud fails while the treasury writes; ouagadougou takes over the critical tenants",
  async (t) => {
    const account = await serviceAccountOf(pair, "home");
    await write(account, "last", 10);
    await powerOff(HOME);
    const begun = Date.now();
    const { stdout } = await estate(["failover", HOME], copy.folder);
    const seconds = Math.round((Date.now() - begun) / 1000);
    t.regex(stdout, /Failover done, [\d,]+ s after its start/);
    t.regex(stdout, /bamako-procurement: 24 cores allowed/);

    const standby = await serviceAccountOf(pair, "standby");
    t.regex(
      stdout,
      /bamako-treasury: container receipts, 1 large object .*, broken: cannot be read/,
    );
    await standby.raw("DELETE", SERVICE, `/${CONTAINER}/${BROKEN}`);

    const there = (await objectsOf(standby, CONTAINER)).map(({ name }) => name);
    const missing = [...written.keys()].filter((name) => !there.includes(name));
    t.log(
      `the tenants served again after ${seconds} s; of ${written.size} objects ${missing.length} were missing`,
    );
    t.true(
      missing.every((name) => name.startsWith("last")),
      "only what had just been written",
    );
    t.deepEqual(
      there.filter((name) => !written.has(name)),
      [],
    );
    for (const name of there)
      t.is(
        await read(standby, CONTAINER, name),
        written.get(name) ?? "not written by this test",
        name,
      );

    const admin = await administrator(STANDBY);
    const project = await named(
      admin,
      "identity",
      "/projects",
      "projects",
      `${STANDBY}-${pair.there}`,
    );
    const { quota_set } = await admin.get<{ quota_set: { cores: number } }>(
      "compute",
      `/os-quota-sets/${project.id}`,
    );
    t.is(quota_set.cores, 16, "its servers may run there");
    t.regex(stdout, /bamako-procurement: cluster desk complete/);
    const { kubectl, close } = await openCluster(STANDBY, CLUSTER, copy.folder);
    t.teardown(close);
    const { items } = await ask<Listed<object>>(t, kubectl, ADMINISTRATOR, "get", "namespaces");
    t.true(items.some(({ metadata }) => metadata.name === "tenders"));
  },
);

test.serial("a later dry run prints the duration of the last rehearsal", async (t) => {
  const { stdout } = await estate(["failover", HOME, "--dry-run", "--lang", "en"]);
  t.regex(stdout, /the last rehearsed failover took [\d.]+ min/);
});

test.serial("a return without an active standby site is rejected", async (t) => {
  const run = await estate(["failover", STANDBY, "--return"], copy.folder).catch((error) => error);
  t.is(run.exitCode, 1);
  t.regex(run.all, /no site is the active standby for ouagadougou/);
});

test.serial("a return is rejected while the site does not answer", async (t) => {
  const run = await estate(["failover", HOME, "--return"], copy.folder).catch((error) => error);
  t.is(run.exitCode, 1);
  t.regex(run.all, /bamako does not answer/);
});

test.serial("the return brings back changes once, and nothing is lost", async (t) => {
  const standby = await serviceAccountOf(pair, "standby");
  await write(standby, "meanwhile", 5);
  await store(standby, "before-0", "changed meanwhile");
  await standby.raw("DELETE", SERVICE, `/${CONTAINER}/before-1`);
  written.delete("before-1");

  const begun = Date.now();
  const restarted = await sandbox(HOME, "up");
  t.is(restarted.exitCode, 0, restarted.all);
  const up = Math.round((Date.now() - begun) / 1000);
  const back = estate(["failover", HOME, "--return"], copy.folder);
  await untilPrinted(back.stdout, /accepts no more objects/);
  await write(await serviceAccountOf(pair, "home"), "own", 2); // home serves again before the return ends
  const { stdout } = await back;
  t.regex(stdout, /bamako is complete: 57 objects/);
  t.regex(stdout, /Failback done, [\d,]+ s after its start/);
  t.log(
    `the cloud was back after ${up} s, the tenants home ${Math.round((Date.now() - begun) / 1000)} s after its start`,
  );

  const home = await serviceAccountOf(pair, "home");
  const names = (await objectsOf(home, CONTAINER)).map(({ name }) => name);
  t.deepEqual(names.sort(), [...written.keys()].sort(), "each once, the deleted one gone");
  for (const [name, content] of written) t.is(await read(home, CONTAINER, name), content, name);
  t.notRegex(
    await readFile(join(copy.folder, `stacks/${STANDBY}/site.yaml`), "utf8"),
    /activeStandbyFor/,
  );
  const { headers } = await (await serviceAccountOf(pair, "standby")).raw(
    "HEAD",
    SERVICE,
    `/${CONTAINER}`,
  );
  t.is(headers.get("x-container-sync-to") ?? "", "", "the standby sends nothing again");
});

test.serial("after the return copies continue, and neither site has changes", async (t) => {
  await write(await serviceAccountOf(pair, "home"), "after", 3);
  await untilLevel(pair);
  const runs = [HOME, STANDBY].map((site) => estate(["up", site], copy.folder));
  for (const { stdout } of await Promise.all(runs)) {
    t.regex(stdout, /Resources:\s+[\d,]+ unchanged/);
  }
});

test.serial("an object deleted at home is deleted at the standby site", async (t) => {
  const home = await serviceAccountOf(pair, "home");
  await empty(home, NOT_COPIED);
  await home.raw("DELETE", SERVICE, `/${NOT_COPIED}`);
  await empty(home, CONTAINER);
  await untilLevel(pair);
  t.deepEqual(await objectsOf(await serviceAccountOf(pair, "standby"), CONTAINER), []);
  // As in the repository, for the tests that follow; only the `retire` in its own lines allows the cluster's deletion.
  await copy.edit("stacks/bamako/tenants/procurement.yaml", retired("desk"));
  await estate(["up", HOME], copy.folder);
  await Promise.all([HOME, STANDBY].map((site) => make("up", site)));
});

/** Objects `<prefix>-<n>` with different contents. */
async function write(account: Cloud, prefix: string, count: number): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    await store(account, `${prefix}-${number}`, randomBytes(512).toString("base64"));
  }
}

async function store(account: Cloud, name: string, content: string): Promise<void> {
  await put(account, CONTAINER, name, content);
  written.set(name, content);
}

/** A large object whose parts are copied with it, and one whose parts are not. */
async function storeLarge(account: Cloud): Promise<void> {
  await account.raw("PUT", SERVICE, `/${NOT_COPIED}`);
  for (const [name, container] of [
    ["large", CONTAINER],
    [BROKEN, NOT_COPIED],
  ] as const) {
    const parts = ["one", "two"].map((part) => `${name}-${part}`);
    for (const part of parts) await put(account, container, part, part);
    if (container === CONTAINER) for (const part of parts) written.set(part, part);
    const list = JSON.stringify(parts.map((part) => ({ path: `/${container}/${part}` })));
    await account.raw("PUT", SERVICE, `/${CONTAINER}/${name}?multipart-manifest=put`, {}, list);
  }
  written.set("large", "large-onelarge-two");
}

/** Waits until a running command has printed something; also returns when it ends. */
function untilPrinted(output: Readable | null, what: RegExp): Promise<void> {
  let text = "";
  return new Promise((resolve) => {
    output?.on("data", (chunk) => {
      text += String(chunk);
      if (what.test(text)) resolve();
    });
    output?.on("end", resolve);
  });
}

/** Kills a cloud like a power cut: the supervisor first, because it would restart the others. */
async function powerOff(site: string): Promise<void> {
  const { processes } = await statusOf(site);
  const file = join(stateFolder(), site, "cloud/run/supervisor.pid");
  const supervisor = Number(await readFile(file, "utf8"));
  for (const pid of [supervisor, ...processes.map((each) => each.pid)]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended with the previous process.
    }
  }
}
