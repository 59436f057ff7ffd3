/** The time of a serial run is assigned to the file whose lines arrive. */
import test from "ava";
import { Laps } from "./laps.ts";

test("each file has the time up to its own lines, including hooks and failures", (t) => {
  const laps = new Laps(1000);
  laps.heard("TAP version 13\n# 10-deploy › before hook\n", 4000);
  laps.heard("ok 1 - 10-deploy › a stack\nnot ok 2 - 10-deploy › another\n  ---\n", 9000);
  laps.heard("# tests 3\n", 10_000);
  laps.heard("ok 3 - 20-tenants › quotas › all\n", 12_400);
  laps.heard("1..3\n# tests 3\n# pass 2\n", 20_000);
  t.deepEqual(laps.seconds(), [
    ["10-deploy", 8],
    ["20-tenants", 3],
  ]);
});

test("a run without a file counts no time for any file", (t) => {
  const laps = new Laps(0);
  laps.heard("TAP version 13\n1..0\n", 5000);
  t.deepEqual(laps.seconds(), []);
});
