/** Tokens that end in the middle of a run, under the real engine and plugin, on a cloud in memory. */
import test from "ava";
import { Cloud } from "../../operations/cloud/client.ts";
import { thingsOf } from "./found.ts";
import { openMemoryCloud } from "./memory-cloud.ts";
import { beginSeries } from "./series.ts";

const PREFIX = "tokens";
/** Fewer than a run has, more than are in flight at a time: what is repeated must not meet the next end. */
const REQUESTS = 40;

test("a token that ends is renewed: each run succeeds, and everything is there once", async (t) => {
  t.timeout(600_000);
  const memory = await openMemoryCloud(REQUESTS);
  t.teardown(memory.close);
  const series = await beginSeries(memory.entry, { seed: 1, rate: 0, prefix: PREFIX });
  t.teardown(() => series.close());
  const cloud = await Cloud.connect(memory.entry);

  for (const step of ["up", "change"] as const) {
    t.is(await series.run(step), 1);
    const there = await thingsOf(cloud, PREFIX);
    const ids = new Set((await series.recorded()).values());
    t.true(there.length > 20, `${there.length} things`);
    t.deepEqual(
      there.filter(({ id }) => !ids.has(id)),
      [],
    );
    t.is(new Set(there.map(({ what }) => what)).size, there.length);
  }
  t.is(await series.run("down"), 1);
  t.deepEqual(await thingsOf(cloud, PREFIX), []);
});
