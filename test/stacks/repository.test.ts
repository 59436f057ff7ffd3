/** Promises about files of the repository that nothing else would notice. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");
const stackFiles = readdirSync(root).filter((name) => /^Pulumi\..+\.yaml$/.test(name));

test("there is a stack for each open site", (t) => {
  const { sites } = parse(readFileSync(join(root, "stacks/alliance.yaml"), "utf8")) as {
    sites: Record<string, { status: string }>;
  };
  const open = Object.keys(sites).filter((site) => sites[site]?.status === "open");
  t.deepEqual(stackFiles.sort(), open.map((site) => `Pulumi.${site}.yaml`).sort());
});

for (const name of stackFiles) {
  test(`${name} says what it connects to and nothing more`, (t) => {
    const text = readFileSync(join(root, name), "utf8");
    t.true(text.split("\n").length < 20);
    const stack = parse(text) as { config: Record<string, unknown> };
    const keys = ["aes-estate:cloud", "aes-estate:language", "aes-estate:rehearsal"];
    t.deepEqual(Object.keys(stack.config).sort(), keys);
  });

  test(`${name} carries no salt of one machine's rehearsal`, (t) => {
    t.notRegex(readFileSync(join(root, name), "utf8"), /encryptionsalt/);
  });
}

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
