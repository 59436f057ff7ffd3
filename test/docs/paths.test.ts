/** The files, folders and constants that pages and messages name exist. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { type Page, pages, prose, ROOT } from "./pages.ts";
import { exists, PROGRAM, pathsIn } from "./paths.ts";

/** Decisions and the list of changes name what was there at their time. */
const all = pages((path) => !path.startsWith("docs/adr/") && path !== "CHANGELOG.md");

const SOURCES = [`{${PROGRAM}}/**/*.ts`, "policies/rules/*/samples.yaml", "toolchain/*.ts"];
const sources: Page[] = globSync(SOURCES, { cwd: ROOT })
  .sort()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));

/** What a person who follows a page makes, by the page in English, and other names that are no file of this repository. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  "CONTRIBUTING.md": ["docs/reference/"], // written by `make docs`
  "docs/how-to/add-a-command.md": ["test/operations/images/"],
  "docs/how-to/add-a-component.md": [
    "components/dns-zone/index.ts",
    "components/dns-zone/README.md",
    "test/components/dns-zone.test.ts",
  ],
  "docs/how-to/add-a-report.md": ["test/planning/volumes/report.test.ts", "docs/volumes.md"],
  "docs/how-to/tenant-field.md": ["test/stacks/golden/arguments"], // the beginning of two files' names
  "docs/new-site.md": ["stacks/<site>/tenants/acceptance.yaml"],
  "docs/own-repository.md": ["stacks/niamey/"],
  "toolchain/README.md": ["cli/go.mod"], // beside the page
  // A module without its extension, or with the one of the compiled package.
  "policies/pack.ts": ["policies/enforce/pack/serve"],
  "policies/enforce/project.ts": ["policies/pack"],
  "toolchain/package.ts": ["policies/pack.js"],
  "evidence/review/codeowners.ts": ["docs/CODEOWNERS"], // of another repository
};

const english = (path: string) => path.replace(/\.fr\.md$/, ".md");

/** The named paths at which nothing is, with their lines; of a page, those in backquotes. */
function lost({ path: file, text }: Page): string[] {
  const named = file.endsWith(".md")
    ? (line: string) => Array.from(line.matchAll(/`([^`]+)`/g), ([, code = ""]) => code)
    : (line: string) => [line];
  const elsewhere = ELSEWHERE[english(file)] ?? [];
  return text.split("\n").flatMap((line, index) =>
    named(line)
      .flatMap(pathsIn)
      .filter((path) => !elsewhere.includes(path) && !exists(path))
      .map((path) => `${file}:${index + 1}: ${path}`),
  );
}

const lines = (page: Page): Page => ({ ...page, text: prose(page) });

test("every path in a page's backquotes exists", (t) => {
  t.true(all.flatMap(({ text }) => pathsIn(text)).length > 500);
  t.deepEqual(all.map(lines).flatMap(lost), []);
});

test("every path that the program names, in a message or a comment, exists", (t) => {
  t.true(sources.flatMap(({ text }) => pathsIn(text)).length > 100);
  t.deepEqual(sources.flatMap(lost), []);
});

test("what is listed as elsewhere is still named there", (t) => {
  const text = new Map([...all, ...sources].map((page) => [page.path, page.text]));
  for (const [file, paths] of Object.entries(ELSEWHERE)) {
    const named = pathsIn(text.get(file) ?? "");
    for (const path of paths) t.true(named.includes(path), `${file}: ${path}`);
  }
});

test("a path that does not exist is found, with its line; open parts stand for any text", (t) => {
  const open = "{name}";
  const text = [
    "`policies/openstack/` `policies/openstack/provider/` `docs/adr/0053`",
    `\`policies/kubernetes/<kind>/\` \`policies/rules/$${open}/rule.ts\` \`policies/openstack/*.tsx\``,
    "`policies/{folder}/nothing.ts` policies/outside.ts `https://host.example/policies/x`, `./policies/x.ts`",
  ].join("\n");
  t.deepEqual(lost({ path: "README.md", text }), [
    "README.md:1: policies/openstack/provider/",
    "README.md:2: policies/openstack/*.tsx",
    "README.md:3: policies/{folder}/nothing.ts",
  ]);
});
