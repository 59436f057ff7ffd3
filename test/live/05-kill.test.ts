/**
 * The first deployment of a site, on a clean cloud, is killed twice and repaired by the same command: no duplicate, no
 * orphan.
 */
import test from "ava";
import { siteInventory } from "../../operations/cloud/inventory.ts";
import { orphans } from "../../operations/heal/orphaned-plugins.ts";
import { locksOf } from "../../operations/state/paths.ts";
import { stateOf } from "../../operations/state/record.ts";
import { Store } from "../../operations/state/store.ts";
import { eventually } from "./helpers/coe.ts";
import { administrator, make, recorded, sandbox, started } from "./helpers/site.ts";

const SITE = "ouagadougou";

test.before(async () => {
  const run = await sandbox(SITE, "up");
  if (run.exitCode !== 0) throw new Error(run.all);
});

test.serial("kill -9 of pulumi in the middle of make up is repaired by make up", async (t) => {
  for (const recordedBefore of [15, 60]) {
    const run = started("up", SITE);
    const ended = run.then(({ all }) => {
      throw new Error(`make up ended before it was killed:\n${all}`);
    });
    process.kill(await Promise.race([whenRecorded(recordedBefore), ended]), "SIGKILL");
    await t.throwsAsync(ended);
    t.not((await run).exitCode, 0);
  }
  await make("up", SITE);

  const { resources } = await recorded(SITE);
  const ids = new Set(resources.map((r) => r.id));
  const names = new Set<string>();
  for (const { kind, item } of await siteInventory(await administrator(SITE), SITE)) {
    if (["port", "security group"].includes(kind.kind) && !item.name?.startsWith(SITE)) continue;
    const name = `${kind.kind} ${item.name}`;
    t.true(ids.has(item.id), `${name} ${item.id} is in the cloud and not in the state`);
    t.false(names.has(name), `${name} is there twice`);
    names.add(name);
  }
  t.true(names.size > 50);
});

test.serial("no plugin or pack of a killed run is left", async (t) => {
  // An engine of another test may just have ended, its plugins a moment later; a killed one's stay for ever.
  t.deepEqual(await eventually(orphans, (found) => found.length === 0), []);
});

test.serial("after the repair another make up changes nothing", async (t) => {
  t.regex(await make("up", SITE), /Resources:\s+[\d,]+ unchanged/);
});

/** The process that holds the stack's lock, once the state has so many resources. */
async function whenRecorded(count: number): Promise<number> {
  const store = await Store.open(SITE);
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline) {
    const { resources = [] } = (await stateOf(SITE, store)) ?? {};
    const [lock] = resources.length >= count ? await store.list(locksOf(SITE)) : [];
    const held = lock && (await store.get(lock.name));
    if (held !== undefined) return (JSON.parse(held.toString()) as { pid: number }).pid;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the state never had ${count} resources`);
}
