/** Where a state is, why one is missing, its copy at another site, and restoring it. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import test from "ava";
import type { Estate } from "../../../estate/estate.ts";
import type { Item } from "../../../operations/cloud/client.ts";
import { heal } from "../../../operations/heal/heal.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { copyOf, openCopy, tieCopy } from "../../../operations/state/copy.ts";
import { findState } from "../../../operations/state/find.ts";
import { copyLine } from "../../../operations/state/format.ts";
import {
  checkpointOf,
  containerOf,
  copyContainerOf,
  storeVariables,
} from "../../../operations/state/paths.ts";
import {
  carryOver,
  fillOffline,
  keepState,
  restore,
  setStateAside,
  stateOf,
} from "../../../operations/state/record.ts";
import { Store } from "../../../operations/state/store.ts";
import { isLoopbackBucket } from "../../../policies/values/urls.ts";
import { type FakeStore, PAGE, startStore } from "../../helpers/object-store.ts";

const [SITE, OTHER] = ["bamako", "ouagadougou"];
const PROJECT = "openstack:identity/project:Project";
const ESTATE = {
  siteKey: SITE,
  alliance: { syncRealm: "aes", stateCopies: { [SITE]: OTHER } },
} as unknown as Estate;
const ORDER = { at: OTHER, realm: "aes" };

let folder: string;
let here: FakeStore;
let there: FakeStore;
let home: Store;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-state-"));
  process.env.AES_ESTATE_STATE = folder;
  [here, there] = [await startStore(SITE), await startStore(OTHER)];
  home = await Store.open(SITE);
  await home.make();
});
test.afterEach.always(async () => {
  here.close();
  there.close();
  await rm(folder, { recursive: true, force: true });
});

/** A checkpoint that records projects, as a backend holds it. */
function checkpoint(...ids: string[]): Buffer<ArrayBuffer> {
  const resources = ids.map((id) => ({ urn: `urn:${id}`, type: PROJECT, id }));
  return Buffer.from(JSON.stringify({ version: 3, checkpoint: { latest: { resources } } }));
}

/** A cloud with projects; those with names of the site are the site's own. */
function cloudWith(...names: string[]) {
  return {
    offers: (service: string) => service === "identity",
    list: async (_service: string, path: string): Promise<Item[]> =>
      path === "/projects" ? names.map((name) => ({ id: name, name })) : [],
  } as unknown as Parameters<typeof findState>[2];
}

const idsOf = async (store: Store) => (await stateOf(SITE, store))?.resources?.map(({ id }) => id);

test.serial(
  "the engine receives a bucket on this machine that the policies allow, and no secret",
  (t) => {
    const variables = storeVariables(SITE);
    t.true(isLoopbackBucket(variables.PULUMI_BACKEND_URL ?? ""));
    t.regex(variables.PULUMI_BACKEND_URL ?? "", /^s3:\/\/aes-bamako-state\?.*region=bamako-1/);
    t.notRegex(JSON.stringify(variables), /s3cr3t/);
  },
);

test.serial("a site whose cloud was never started has no store", (t) => {
  t.throws(() => storeVariables("niamey"), { message: /make cloud SITE=niamey/ });
});

test.serial("a state is read however it is compressed, and of several the youngest", async (t) => {
  t.is(await stateOf(SITE, home), undefined);
  await home.put(checkpointOf(SITE), checkpoint("plain"));
  t.deepEqual(await idsOf(home), ["plain"]);
  await home.put(`${checkpointOf(SITE)}.gz`, gzipSync(checkpoint("gzip")));
  t.deepEqual(await idsOf(home), ["gzip"]);
  await home.put(`${checkpointOf(SITE)}.zst`, zstdCompressSync(checkpoint("zstd")));
  await home.put(`${checkpointOf(SITE)}.zst.bak`, checkpoint("backup"));
  t.deepEqual(await idsOf(home), ["zstd"]);
});

test.serial(
  "the state kept on this machine is readable only by its owner, and serves previews without a cloud",
  async (t) => {
    t.false(await fillOffline(SITE));
    await home.put(`${checkpointOf(SITE)}.zst`, zstdCompressSync(checkpoint("p1")));
    await keepState(SITE, home);
    t.is((await stat(sitePlaces(SITE).lastState)).mode & 0o077, 0);
    t.true(await fillOffline(SITE));
    const { offline } = sitePlaces(SITE);
    t.deepEqual(await readFile(join(offline, checkpointOf(SITE))), checkpoint("p1"));
    t.is(await readFile(join(offline, ".pulumi/meta.yaml"), "utf8"), "version: 1\n");
  },
);

test.serial("a state is found, or its absence is explained", async (t) => {
  t.is(await findState(SITE, home, cloudWith("admin")), "new");
  t.is(await findState(SITE, home, cloudWith("admin", "bamako-tax")), "lost");
  await home.put(checkpointOf(SITE), checkpoint("bamako-tax"));
  t.is(await findState(SITE, home, cloudWith("bamako-tax")), "there");
  t.is(await findState(SITE, home, cloudWith("admin")), "of another cloud");
  await keepState(SITE, home);
  await home.delete(checkpointOf(SITE));
  t.is(await findState(SITE, home, cloudWith("admin")), "of another cloud", "this machine knows");
  t.is(await findState(SITE, home, cloudWith("bamako-tax")), "lost", "the store is, the cloud not");
});

/** A workspace whose engine prints the state that the store has, and begins an empty one. */
async function workspaceWith(...ids: string[]) {
  const bin = join(folder, "bin");
  for (const made of [bin, sitePlaces(SITE).workspace]) await mkdir(made, { recursive: true });
  const { checkpoint: recorded } = JSON.parse(String(checkpoint(...ids)));
  await writeFile(join(folder, "exported"), JSON.stringify({ deployment: recorded.latest }));
  const script = `#!/bin/sh\n[ "$2" = init ] || cat "${join(folder, "exported")}"\n`;
  await writeFile(join(bin, "pulumi"), script, { mode: 0o755 });
  return { site: SITE, variables: { PATH: `${bin}:${process.env.PATH}` }, configFile: "" };
}

test.serial(
  "a killed `down` that has deleted all projects is still this cloud's; a reset removes that note, a restored state too",
  async (t) => {
    const cloud = cloudWith("bamako-tax");
    const workspace = await workspaceWith("bamako-tax");
    await home.put(checkpointOf(SITE), checkpoint("bamako-tax"));
    t.is((await heal(workspace, home, cloud)).aside, undefined); // `down` begins
    const rest = cloudWith("admin"); // and is killed: the projects are gone, and recorded
    t.is((await heal(workspace, home, rest)).aside, undefined);
    t.deepEqual(await idsOf(home), ["bamako-tax"]);
    await keepState(SITE, home);
    await home.delete(checkpointOf(SITE));
    t.is(await findState(SITE, home, rest), "new", "and nothing of it is left");

    const copy = (await openCopy(SITE, OTHER)) as Store;
    await copy.make();
    await copy.put(checkpointOf(SITE), checkpoint("bamako-old"));
    await restore(SITE, copy, home);
    t.is(await findState(SITE, home, rest), "of another cloud");
    const { lostState } = sitePlaces(SITE);
    t.is((await heal(workspace, home, rest)).aside, lostState);
    await home.put(checkpointOf(SITE), checkpoint("bamako-tax")); // by the first run
    t.is(await findState(SITE, home, rest), "there", "a first run that was killed");
    await keepState(SITE, home);

    here.close();
    here = await startStore(SITE); // a reset
    home = await Store.open(SITE);
    t.is(await findState(SITE, home, rest), "of another cloud");
  },
);

test.serial(
  "the state of a cloud that no longer exists is set aside, also if only this machine has it",
  async (t) => {
    const { lastState, lostState } = sitePlaces(SITE);
    await home.put(checkpointOf(SITE), checkpoint("p1"));
    await home.put(".pulumi/meta.yaml", Buffer.from("version: 1"));
    t.is(await setStateAside(SITE, home), lostState);
    t.deepEqual(await readFile(lostState), checkpoint("p1"));
    t.deepEqual(await home.list(), []);
    await writeFile(lastState, checkpoint("p2"));
    await setStateAside(SITE, home);
    t.deepEqual(await readFile(lostState), checkpoint("p2"));
    t.false(existsSync(lastState));
  },
);

test.serial(
  "a former file backend is moved unchanged, once, and never over a newer state",
  async (t) => {
    const { formerBackend } = sitePlaces(SITE);
    const write = async (name: string, content: Buffer | string) => {
      await mkdir(dirname(join(formerBackend, name)), { recursive: true });
      await writeFile(join(formerBackend, name), content);
    };
    t.is(await carryOver(SITE, home), undefined);
    await write(checkpointOf(SITE), checkpoint("p1"));
    await write(`${checkpointOf(SITE)}.attrs`, "{}");
    await write(".pulumi/meta.yaml", "version: 1");
    await write(`.pulumi/locks/organization/aes-estate/${SITE}/x.json`, "{}");
    t.is(await carryOver(SITE, home), `${formerBackend}-carried-over`);
    t.deepEqual(await idsOf(home), ["p1"]);
    t.deepEqual(
      (await home.list()).map(({ name }) => name),
      [".pulumi/meta.yaml", checkpointOf(SITE)],
    );
    t.is(await carryOver(SITE, home), undefined);

    await write(checkpointOf(SITE), checkpoint("older"));
    t.truthy(await carryOver(SITE, home));
    t.deepEqual(await idsOf(home), ["p1"]);
  },
);

test.serial("a listing has every name, however many a page holds", async (t) => {
  const names = Array.from(
    { length: 2 * PAGE + 1 },
    (_, index) => `.pulumi/history/${1000 + index}`,
  );
  const copy = (await openCopy(SITE, OTHER)) as Store;
  await copy.make();
  for (const name of names) await copy.put(name, Buffer.from("{}"));
  await copy.put(`${checkpointOf(SITE)}.zst`, zstdCompressSync(checkpoint("p1")));
  t.is((await copy.list()).length, names.length + 1);
  t.is((await copy.list(".pulumi/history/102")).length, 10);
  await restore(SITE, copy, home);
  t.deepEqual(await idsOf(home), ["p1"], "the state lies on the last page");
});

test.serial("a copy is tied at both ends, by one key, and stays tied", async (t) => {
  t.deepEqual(await copyOf(SITE, ESTATE, home), { is: "untied", at: OTHER });
  const copy = (await openCopy(SITE, OTHER)) as Store;
  t.is(await tieCopy(SITE, ORDER, home, copy), undefined);
  const ends = () => [
    here.containers.get(containerOf(SITE))?.headers,
    there.containers.get(copyContainerOf(SITE))?.headers,
  ];
  const [mine, theirs] = ends();
  t.is(
    mine?.get("x-container-sync-to"),
    `//aes/${OTHER}/${there.account}/${copyContainerOf(SITE)}`,
  );
  t.is(theirs?.get("x-container-sync-to"), undefined, "one way only");
  const key = mine?.get("x-container-sync-key") ?? "";
  t.is(theirs?.get("x-container-sync-key"), key);
  t.true(key.length >= 32);
  t.deepEqual(await copyOf(SITE, ESTATE, home), { is: "there", at: OTHER, equal: false });
  await tieCopy(SITE, ORDER, home, copy);
  t.is(ends()[0]?.get("x-container-sync-key"), key);
});

test.serial("a copy of an earlier deployment of the site is kept beside the new one", async (t) => {
  const copy = (await openCopy(SITE, OTHER)) as Store;
  await copy.make();
  await copy.put(checkpointOf(SITE), checkpoint("former"));
  const name = await tieCopy(SITE, ORDER, home, copy);
  t.regex(name ?? "", /^aes-bamako-state-copy\/former\/2026.*\/bamako\.json$/);
  const object = name?.slice(copy.container.length + 1) ?? "";
  t.deepEqual(await copy.get(object), checkpoint("former"));
});

test.serial("a copy is equal, older, alone, or of a cloud that does not answer", async (t) => {
  const copy = (await openCopy(SITE, OTHER)) as Store;
  await copy.make();
  await copy.put(checkpointOf(SITE), checkpoint("p1"));
  await home.put(checkpointOf(SITE), checkpoint("p1"));
  const line = async () => copyLine(await copyOf(SITE, ESTATE, home), "en");
  t.is(await line(), "copy at ouagadougou: identical, from 2026-11-25 10:00:00 UTC");
  await home.put(checkpointOf(SITE), checkpoint("p2"));
  t.regex(await line(), /from 2026-11-25 10:00:00 UTC, later changes are on their way/);
  const alone = copyLine(await copyOf(SITE, ESTATE), "en", { alone: true });
  t.is(alone, "copy at ouagadougou: from 2026-11-25 10:00:00 UTC");
  there.close();
  t.regex(await line(), /the cloud of ouagadougou does not answer/);
  const none = { siteKey: SITE, alliance: { stateCopies: {} } } as unknown as Estate;
  t.regex(copyLine(await copyOf(SITE, none, home), "en"), /copy: none/);
});

test.serial(
  "a state is restored from its copy: the state last, no lock, nothing of an earlier deployment",
  async (t) => {
    const copy = (await openCopy(SITE, OTHER)) as Store;
    await copy.make();
    await copy.put(`${checkpointOf(SITE)}.zst`, zstdCompressSync(checkpoint("p1")));
    await copy.put(".pulumi/meta.yaml", Buffer.from("version: 1"));
    await copy.put(`.pulumi/locks/organization/aes-estate/${SITE}/x.json`, Buffer.from("{}"));
    await copy.put("former/2026/bamako.json", checkpoint("former"));
    await restore(SITE, copy, home);
    const listed = await home.list();
    t.deepEqual(
      listed.map(({ name }) => name),
      [".pulumi/meta.yaml", `${checkpointOf(SITE)}.zst`],
    );
    t.true(String(listed[0]?.last_modified) < String(listed[1]?.last_modified));
    t.deepEqual(await idsOf(home), ["p1"]);
  },
);
