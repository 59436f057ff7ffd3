/** Properties of the repository's files that no other test would notice. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { PACKAGES } from "../helpers/packages.ts";

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

test("each tool looks at the same packages", (t) => {
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  const order = Array.from(
    read(".dependency-cruiser.cjs").matchAll(/^ {2}(\w+): \[/gm),
    ([, name]) => name,
  );
  const { scripts } = JSON.parse(read("package.json"));
  const { include } = JSON.parse(read("tsconfig.json"));
  const { include: packed } = JSON.parse(read("tsconfig.build.json"));
  for (const [where, names] of Object.entries({
    "package.json": scripts.check.split(" "),
    "tsconfig.json": include,
    "tsconfig.build.json": packed,
  })) {
    t.deepEqual(
      names.filter((name: string) => isPackage(name)),
      PACKAGES,
      where,
    );
  }
  t.deepEqual(
    order.filter((name) => isPackage(name ?? "")),
    PACKAGES,
  );
});

const isPackage = (name: string) => (PACKAGES as readonly string[]).includes(name);
