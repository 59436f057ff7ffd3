/**
 * `npm test` runs every file of the fast tier once, although they are named only in the lists of files that share a
 * process.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "ava";
import { ALONE } from "./alone.ts";

const root = join(import.meta.dirname, "../..");
const files = globSync("test/**/*.test.ts", { cwd: root }).filter(
  (file) => !file.endsWith(".cli.test.ts") && !file.startsWith("test/live/"),
);

/** The lists, with the files that each imports. */
const lists = globSync("test/together/*", { cwd: root }).map((list) => {
  const lines = readFileSync(join(root, list), "utf8").split("\n");
  const imports = lines.map((line) => /^import "(.+)";$/.exec(line)?.[1]);
  const folder = dirname(join(root, list));
  return {
    list,
    files: imports.flatMap((path) => (path ? [relative(root, join(folder, path))] : [])),
    rest: lines.filter((line, index) => imports[index] === undefined && line !== ""),
  };
});

test("each file is in one list of test/together/, or has a process of its own and a reason", (t) => {
  const run = [...lists.flatMap((list) => list.files), ...Object.keys(ALONE)];
  t.deepEqual(run.toSorted(), files.toSorted());
  t.true(files.length > 200);
});

test("a list has imports and its description, and nothing else", (t) => {
  for (const { list, rest } of lists) {
    t.is(rest.length, 1, list);
    t.regex(rest[0] ?? "", /^\/\*\* .+ \*\/$/, list);
  }
});

test("a failed assertion shows its file and line, in any list", async (t) => {
  const attempt = await t.try((failing) => failing.is<number, number>(1, 2));
  attempt.discard();
  const [error] = attempt.errors as (Error & { assertionStack?: string })[];
  const [, place = ""] = error?.assertionStack?.split("\n") ?? [];
  t.regex(place, /\/test\/tiers\/together\.test\.ts:\d+:\d+\)?$/);
});
