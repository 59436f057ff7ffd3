/**
 * Series of faults under the real engine and plugin, on a cloud in memory: creating, changing and destroying end within
 * two runs, the cloud has what is recorded, and nothing twice. `FAULT_SEEDS=1,2,3` chooses other seeds.
 */
import test, { type ExecutionContext } from "ava";
import { Cloud } from "../../operations/cloud/client.ts";
import { thingsOf } from "./found.ts";
import { openMemoryCloud } from "./memory-cloud.ts";
import { beginSeries, type Series } from "./series.ts";

const { FAULT_SEEDS = "1,2", FAULT_RATE = "0.05" } = process.env;
const PREFIX = "faults";

for (const seed of FAULT_SEEDS.split(",").map(Number)) {
  test.serial(`series ${seed}: everything ends within two runs, and is there once`, async (t) => {
    t.timeout(1_200_000);
    const memory = await openMemoryCloud();
    t.teardown(memory.close);
    const cloud = await Cloud.connect(memory.entry);
    const series = await beginSeries(memory.entry, {
      seed,
      rate: Number(FAULT_RATE),
      prefix: PREFIX,
    });
    t.teardown(() => series.close());

    for (const step of ["up", "change"] as const) {
      const runs = await series.run(step);
      t.log(`${step}: ${runs} run(s)`);
      await isAsRecorded(t, series, cloud);
    }
    t.log(`down: ${await series.run("down")} run(s)`);
    t.deepEqual(await thingsOf(cloud, PREFIX), []);
    t.log(`${series.met.length} faults in ${series.requests} requests`);
    for (const { method, path, kind, moment } of series.met)
      t.log(`${kind} ${moment} ${method} ${path}`);
    for (const what of series.repaired) t.log(`repaired: ${what}`);
    t.true(series.met.length > 0, "no request met a fault");
  });
}

/** Every thing of the program is in the cloud once, under its recorded id; nothing else of it is there. */
async function isAsRecorded(t: ExecutionContext, series: Series, cloud: Cloud): Promise<void> {
  const there = await thingsOf(cloud, PREFIX);
  const words = there.map(({ what }) => what);
  t.deepEqual(words, [...new Set(words)], "something is there twice");
  const ids = new Set((await series.recorded()).values());
  t.deepEqual(
    there.filter(({ id }) => !ids.has(id)),
    [],
    "something is there that is not recorded",
  );
  t.true(there.length > 20, `${there.length} things`);
  t.is(await series.differences(), undefined);
}
