/**
 * A cloud of which one request in twenty fails, before or after it took effect: creating, changing and destroying end
 * within two runs, the cloud has what is recorded, and nothing twice.
 */
import test, { type ExecutionContext } from "ava";
import type { Cloud } from "../../operations/cloud/client.ts";
import { sweepDeletedProjects } from "../../operations/cloud/inventory.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { thingsOf } from "../faults/found.ts";
import { beginSeries, type Series } from "../faults/series.ts";
import { administrator } from "./helpers/site.ts";

const SITE = "bamako";
const SEED = 67;
/** Not a site's: the site's own inventory must not count them. */
const PREFIX = `faults-${SEED}`;

let series: Series;
let cloud: Cloud;
test.before(async (t) => {
  t.timeout(300_000);
  cloud = await administrator(SITE);
  const entry = readCloud(sitePlaces(SITE).clouds, SITE);
  series = await beginSeries(entry, { seed: SEED, rate: 0.05, prefix: PREFIX });
});
test.after.always(async () => {
  await series?.close();
  await sweepDeletedProjects(cloud);
});

for (const step of ["up", "change"] as const) {
  test.serial(`${step} ends within two runs; the cloud has what is recorded, once`, async (t) => {
    t.timeout(600_000);
    const runs = await series.run(step);
    await isAsRecorded(t);
    t.is(await series.differences(), undefined);
    t.log(`${runs} run(s), ${series.met.length} faults in ${series.requests} requests`);
  });
}

test.serial("down ends within two runs and leaves nothing", async (t) => {
  t.timeout(600_000);
  const runs = await series.run("down");
  t.deepEqual(await thingsOf(cloud, PREFIX), []);
  t.deepEqual(
    [...(await series.recorded()).keys()].filter((urn) => urn.includes("openstack:")),
    [],
  );
  t.log(`${runs} run(s), ${series.met.length} faults in ${series.requests} requests`);
  for (const what of series.repaired) t.log(`repaired: ${what}`);
  t.true(series.met.length > 0, "no request met a fault");
});

/** Every thing of the program is in the cloud once, under its recorded id; nothing else of it is there. */
async function isAsRecorded(t: ExecutionContext): Promise<void> {
  const there = await thingsOf(cloud, PREFIX);
  const words = there.map(({ what }) => what);
  t.deepEqual(words, [...new Set(words)], "something is there twice");
  const ids = new Set((await series.recorded()).values());
  t.deepEqual(
    there.filter(({ id }) => !ids.has(id)),
    [],
    "something is there that is not recorded",
  );
  t.true(there.length > 20);
}
