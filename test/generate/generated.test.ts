/** The list of generated files is complete: no test compares or writes a generated file in another way. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { pages } from "../docs/pages.ts";
import { PACKAGES } from "../helpers/packages.ts";
import { isGenerated } from "./generated.ts";
import { GENERATED, ROOT } from "./list.ts";

const sources = `{${[...PACKAGES, "bench", "test", "toolchain"].join(",")}}/**/*.ts`;
const files = globSync(sources, { cwd: ROOT }).map((path) => ({
  path,
  text: readFileSync(join(ROOT, path), "utf8"),
}));
const listed = new Set(Object.values(GENERATED).flat());

test("each test that compares is listed, with existing files, and no other test is", (t) => {
  const comparing = files.filter(({ text }) => /from "[./]+\/generate\/generated\.ts"/.test(text));
  t.deepEqual(comparing.map(({ path }) => path).sort(), Object.keys(GENERATED).sort());
  t.deepEqual(
    [...listed].filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
});

test("each schema, each golden file and each marked part of a page is listed", (t) => {
  const made = globSync(`{${[...PACKAGES, "bench", "test"].join(",")}}/**/{golden,schemas}/*`, {
    cwd: ROOT,
  });
  const marked = pages().filter(({ text }) => /^<!-- \//m.test(text));
  const found = [...made, ...marked.map(({ path }) => path)];
  t.true(made.length > 10 && marked.length > 3);
  t.deepEqual(
    found.filter((path) => !listed.has(path)),
    [],
  );
});

test("only make generate writes files from the code", (t) => {
  const own = /process\.env\.(UPDATE|GENERATE|GOLDEN)|import\.meta\.main\)?[^;]*\bwriteFile/;
  t.deepEqual(
    files
      .filter(({ path, text }) => !path.startsWith("test/generate/") && own.test(text))
      .map(({ path }) => path),
    [],
  );
});

test("a file that is not listed for the test that compares it is rejected", async (t) => {
  const attempt = await t.try("make generate", (it) => isGenerated(it, "README.md", "# Another\n"));
  attempt.discard();
  t.false(attempt.passed);
  t.regex(String(attempt.errors[0]), /list\.ts lists README\.md/);
});
