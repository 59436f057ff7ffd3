/**
 * Kills at random points under the real repair, engine, plugin and state keeper, on a cloud in memory: no process outlives
 * its command, and the next run leaves in the cloud what is recorded, each thing once. `KILL_SEEDS=1,2,3` chooses other
 * seeds, `KILLS=5` more kills of each step.
 */
import test, { type ExecutionContext } from "ava";
import { Cloud } from "../../../operations/cloud/client.ts";
import { thingsOf } from "../found.ts";
import { openMemoryCloud } from "../memory-cloud.ts";
import { beginKills, type Kills, type StepName } from "./series.ts";

const { KILL_SEEDS = "1", KILLS = "2" } = process.env;
const PREFIX = "kills";

for (const seed of KILL_SEEDS.split(",")) {
  test.serial(`kills ${seed}: nothing outlives its command, and all is there once`, async (t) => {
    t.timeout(1_200_000);
    const memory = await openMemoryCloud();
    t.teardown(memory.close);
    const cloud = await Cloud.connect(memory.entry);
    const series = await beginKills(memory, { seed, prefix: PREFIX });
    t.teardown(() => series.close());

    for (const step of ["up", "change"] as const) {
      await killedAndRepaired(t, series, step);
      await isAsRecorded(t, series, cloud);
    }
    await killedAndRepaired(t, series, "down");
    t.deepEqual(await thingsOf(cloud, PREFIX), []);
    t.is((await series.recorded()).count, 0);
  });
}

async function killedAndRepaired(t: ExecutionContext, series: Kills, step: StepName) {
  for (let nth = 1; nth <= Number(KILLS); nth += 1) {
    const { what, left } = await series.killed(step, nth);
    t.log(what);
    t.deepEqual(left, [], `outlived its command: ${what}`);
  }
  const { code, output } = await series.run(step);
  t.log(output);
  t.is(code, 0, output);
}

/** Every thing of the program is in the cloud once, under its recorded id; nothing else of it is there. */
async function isAsRecorded(t: ExecutionContext, series: Kills, cloud: Cloud): Promise<void> {
  const there = await thingsOf(cloud, PREFIX);
  const words = there.map(({ what }) => what);
  t.deepEqual(words, [...new Set(words)], "something is there twice");
  const { ids, pending } = await series.recorded();
  const strangers = there.filter(({ id }) => !ids.has(id));
  t.deepEqual(strangers, [], "something is there that is not recorded");
  t.true(there.length > 20, `${there.length} things`);
  t.deepEqual(pending, []);
}
