/** The sandbox creates for a site's operator exactly the prerequisites that the document lists. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { repository } from "../../estate/project.ts";

test("docs/operator-prerequisites.md lists what sandbox/seed.yaml lists, word for word", (t) => {
  const seed = parse(readFileSync(join(repository, "sandbox/seed.yaml"), "utf8"));
  const text = readFileSync(join(repository, "docs/operator-prerequisites.md"), "utf8");
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \| (.+?) \|/gm)].map((row) => [row[1], row[2]]);
  t.deepEqual(Object.fromEntries(rows), seed);
});

test("the lock has a hash for every package and names no server", (t) => {
  const lock = readFileSync(join(repository, "sandbox/requirements.txt"), "utf8");
  const packages = lock.match(/^[a-z0-9-]+==/gm) ?? [];
  t.true(packages.length > 200);
  t.is(lock.match(/^[a-z0-9-]+==.* \\\n {4}--hash=sha256:/gm)?.length, packages.length);
  t.notRegex(lock, /https?:|--index-url|--find-links|\.org\b/);
});
