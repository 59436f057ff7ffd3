/** The time of each test file comes from its own process. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { formatTimes, readTimes, slowest, type Time } from "./times.ts";

const root = join(import.meta.dirname, "../..");

test("times are read by file, and an empty list is one without files", (t) => {
  const lines = '["file:///a/test/b%20c.test.ts",1.25]\n["file:///a/test/d.test.ts",0.5]\n';
  t.deepEqual(readTimes(lines, "/a"), [
    ["test/b c.test.ts", 1.25],
    ["test/d.test.ts", 0.5],
  ]);
  t.deepEqual(readTimes("", "/a"), []);
});

test("the slowest come first, and as many as are wanted", (t) => {
  const times: Time[] = [
    ["a", 1],
    ["b", 70.6],
    ["c", 9.4],
  ];
  t.is(formatTimes(slowest(times, 2)), "b 71 s, c 9 s");
  t.is(formatTimes(slowest(times, 10)), "b 71 s, c 9 s, a 1 s");
  t.is(times[0]?.[0], "a", "the list itself stays in order");
});

test("AVA's process of a file writes its time, and not those that the file starts", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-times-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const times = join(folder, "times");
  await writeFile(times, "");
  const file = "test/tiers/counts.test.ts";
  const env = { ...process.env, AES_TEST_TIMES: times, TEST_TIER: "fast" };
  execFileSync(process.execPath, ["node_modules/.bin/ava", "--tap", file], { cwd: root, env });
  const [[name, seconds] = ["", 0], ...others] = readTimes(await readFile(times, "utf8"), root);
  t.is(name, file);
  t.true(seconds > 0);
  t.deepEqual(others, []);
  t.is(process.env.AES_TEST_TIMES, undefined);
});
