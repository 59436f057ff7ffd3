/**
 * Ouagadougou's state is deleted and comes back from its cloud: nothing is recorded while something is ambiguous or when the
 * command is killed, nothing in the cloud is created or deleted, and the next update changes nothing.
 */
import test from "ava";
import { execaNode } from "execa";
import { repository } from "../../estate/project.ts";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { keepState } from "../../operations/state/record.ts";
import { checkpointIn, Store } from "../../operations/state/store.ts";
import { REFERENCE } from "../estate/overlay.ts";
import { estate } from "./helpers/cluster.ts";
import { dataOf } from "./helpers/copy.ts";
import { administrator, make, recorded } from "./helpers/site.ts";

const SITE = "ouagadougou";
const USER = "openstack:identity/user:User";
const COPY = ["x-container-sync-to", "x-container-sync-key"];

/** What the site had before: the objects of its store, its link to the copy, the passwords of its users. */
const before = {
  objects: new Map<string, Buffer<ArrayBuffer>>(),
  link: {} as Record<string, string>,
  passwords: new Map<string, string>(),
  resources: 0,
};

test.before(async () => {
  const { resources } = await recorded(SITE, { secrets: true });
  before.resources = resources.length;
  for (const { type, id = "", inputs } of resources) {
    const { plaintext = '""' } = (inputs?.password ?? {}) as { plaintext?: string };
    if (type === USER) before.passwords.set(id, JSON.parse(plaintext) as string);
  }
  const store = await Store.open(SITE);
  const headers = await store.headers();
  for (const name of COPY) before.link[name] = headers.get(name) ?? "";
  for (const { name } of await store.list()) {
    const content = await store.get(name);
    if (content !== undefined) before.objects.set(name, content);
  }
  // No deletion may reach the copy.
  await store.setHeaders(Object.fromEntries(COPY.map((name) => [name, ""])));
  for (const name of before.objects.keys()) await store.delete(name);
});

test.after.always(async () => {
  const store = await Store.open(SITE);
  for (const { name } of await store.list()) await store.delete(name);
  for (const [name, content] of before.objects) await store.put(name, content);
  await store.setHeaders(before.link);
  await keepState(SITE, store);
  const cloud = await administrator(SITE);
  for (const [id, password] of before.passwords)
    await cloud.write("PATCH", "identity", `/users/${id}`, { user: { password } });
});

/** Runs `estate adopt` in English; its end never rejects. */
function adopt(...args: string[]) {
  const command = ["adopt", SITE, "--without-copy", ...args];
  return execaNode(`${repository}/cli/estate.ts`, command, {
    cwd: repository,
    reject: false,
    env: { LC_ALL: "", LANG: "en", ...dataOf(REFERENCE) },
  });
}

const stateOf = async () => checkpointIn(SITE, await Store.open(SITE));

test.serial("two networks of one name are listed, and nothing is recorded", async (t) => {
  t.timeout(600_000);
  const cloud = await administrator(SITE);
  const networks = await cloud.list("network", "/v2.0/networks", "networks");
  const [own] = networks.filter(({ name }) => name === `${SITE}-education-results`);
  const { name, project_id } = own ?? { name: undefined, project_id: undefined };
  const body = { network: { name, project_id } };
  const { network } = await cloud.write<{ network: { id: string } }>(
    "POST",
    "network",
    "/v2.0/networks",
    body,
  );
  try {
    const run = await adopt();
    t.is(run.exitCode, 1, run.stderr);
    t.regex(run.stdout, /ambiguous: ouagadougou-education-results-network/);
    for (const id of [own?.id, network.id]) t.true(run.stdout.includes(String(id)));
    t.regex(run.stderr, /nothing was recorded/);
    t.is(await stateOf(), undefined);
  } finally {
    await cloud.delete("network", `/v2.0/networks/${network.id}`);
  }
});

test.serial("killed during the import, nothing is recorded", async (t) => {
  t.timeout(600_000);
  const run = adopt();
  for await (const line of run.iterable({ from: "stderr" }))
    if (line.includes("importing")) {
      run.kill("SIGKILL");
      break;
    }
  t.is((await run).signal, "SIGKILL");
  t.is(await stateOf(), undefined);
});

test.serial("the state comes back, the cloud is as it was, and up changes nothing", async (t) => {
  t.timeout(900_000);
  const cloud = await administrator(SITE);
  const there = async () =>
    (await siteInventory(cloud, SITE)).map(({ kind, item }) => `${kind.kind} ${item.id}`).sort();
  const inventory = await there();
  const run = await adopt();
  t.is(run.exitCode, 0, run.stderr);
  t.regex(run.stdout, /the next `up` changes nothing/);
  t.deepEqual(await there(), inventory);
  t.is((await recorded(SITE)).resources.length, before.resources);
  t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
});

test.serial("a site that has a state is rejected", async (t) => {
  const failed = await t.throwsAsync(estate(["adopt", SITE]));
  t.regex(String((failed as { all?: string }).all), /ouagadougou has a state .*nothing to recover/);
});
