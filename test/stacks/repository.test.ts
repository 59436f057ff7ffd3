/** Properties of the repository's files that no other test would notice. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";

const root = join(import.meta.dirname, "../..");

test("the list of decisions has each of them, by its own title", (t) => {
  const folder = join(root, "docs/adr");
  const pages = readdirSync(folder).filter((name) => /^\d{4}-.+\.md$/.test(name));
  const listed = readFileSync(join(folder, "README.md"), "utf8").match(/^- .*/gm);
  const lines = pages.sort().map((name) => {
    const [, number, title] =
      /^# (\d{4}) (.*)/.exec(readFileSync(join(folder, name), "utf8")) ?? [];
    t.is(number, name.slice(0, 4), name);
    return `- [${number}](${name}) ${title}`;
  });
  t.deepEqual(listed as string[], lines);
});
