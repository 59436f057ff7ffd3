/** `npm test -- --changed` runs each test that a change can reach, and leaves out what it cannot. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { testRepository } from "../helpers/repository.ts";
import { type Module, reachedTests } from "./changed.ts";
import { filesOf } from "./changed-stages.ts";
import { changedPaths, modules } from "./repository.ts";

const module = (path: string, text = "", ...imports: readonly string[]): Module => ({
  path,
  text,
  imports,
});
const graph = [
  module("estate/sites.ts"),
  module("estate/names.ts", 'readFileSync(new URL("names.yaml", import.meta.url))'),
  module("planning/energy.ts", "", "estate/sites.ts", "estate/names.ts"),
  module("cli/main.ts", "", "planning/energy.ts"),
  module("cli/words.ts"),
  module("policies/startup/start.js", "", "policies/startup/cache.ts"),
  module("policies/startup/cache.ts"),
  module("test/helpers/command.ts", 'start(join(ROOT, "cli/main.ts"));'),
  module("test/cli/main.test.ts", "", "test/helpers/command.ts"),
  module("test/cli/main.cli.test.ts", "", "test/helpers/command.ts"),
  module("test/live/10-up.test.ts", "", "cli/main.ts"),
  module("test/estate/sites.test.ts", "", "estate/sites.ts"),
  module("test/estate/new/new.test.ts", 'read("new/golden/plan.txt", "test/programs/first")'),
  module("test/planning/energy.test.ts", "", "planning/energy.ts"),
  module("test/docs/pages.ts", 'globSync("**/*.md", { cwd: ROOT })'),
  module("test/docs/links.test.ts", "", "test/docs/pages.ts"),
  module("test/together/estate.ts", "", "test/estate/sites.test.ts", "test/estate/new/new.test.ts"),
  module("test/together/docs.ts", "", "test/docs/links.test.ts"),
];
const reached = (...changed: readonly string[]) =>
  reachedTests(changed, graph).tests.map((path) => path.replace(/^test\/(.+)\.test\.ts$/, "$1"));
const ALL = ["cli/main", "docs/links", "estate/new/new", "estate/sites", "planning/energy"];
/** It goes through the repository, so it is always run. */
const ALWAYS = "docs/links";

test("a module reaches what imports it or starts it, directly or not, in this tier", (t) => {
  t.deepEqual(reached("estate/sites.ts"), ["cli/main", ALWAYS, "estate/sites", "planning/energy"]);
  t.deepEqual(reached("cli/main.ts"), ["cli/main", ALWAYS]);
  t.deepEqual(reached("test/helpers/command.ts"), ["cli/main", ALWAYS]);
  t.deepEqual(reached("cli/words.ts"), [ALWAYS]);
  t.deepEqual(reached("test/estate/sites.test.ts"), [ALWAYS, "estate/sites"]);
  t.deepEqual(reached(), []);
});

test("another file reaches what names it or a folder above it, and the tests of its folder", (t) => {
  const named = ["cli/main", ALWAYS, "estate/new/new", "estate/sites", "planning/energy"];
  t.deepEqual(reached("estate/names.yaml"), named, "read by a module; test/estate/");
  t.deepEqual(reached("test/programs/first/index.py"), [ALWAYS, "estate/new/new"]);
  t.deepEqual(reached("test/estate/new/golden/plan.txt"), [ALWAYS, "estate/new/new"]);
  t.deepEqual(reached("planning/deep/er/model.go"), [ALWAYS, "planning/energy"]);
  t.deepEqual(reached("docs/sites.md"), [ALWAYS]);
});

test("several changes reach what each reaches, and the reason names them", (t) => {
  t.deepEqual(reached("cli/main.ts", "planning/energy.ts"), [
    "cli/main",
    ALWAYS,
    "planning/energy",
  ]);
  t.is(reachedTests(["cli/main.ts"], graph).reason, "reached by cli/main.ts");
  t.is(reachedTests(["cli/main.ts", "docs/a.md"], graph).reason, "reached by 2 changed files");
  t.is(reachedTests([], graph).reason, "nothing changed");
});

test("all run if the change is about each test, or nothing shows what reads it", (t) => {
  const reasons = {
    "package-lock.json": "package-lock.json is about each test",
    "tsconfig.build.json": "tsconfig.build.json is about each test",
    "ava.config.js": "ava.config.js is about each test",
    "biome.json": "biome.json is about each test",
    ".dependency-cruiser.cjs": ".dependency-cruiser.cjs is about each test",
    "test/run.ts": "test/run.ts is about each test",
    "test/tiers/counts.ts": "test/tiers/counts.ts is about each test",
    "test/reference/alliance.yaml": "test/reference/alliance.yaml is about each test",
    "policies/startup/cache.ts":
      "the change reaches policies/startup/start.js, which each test loads",
    LICENSE: "nothing shows which tests read LICENSE",
    "evidence/gone.ts": "nothing shows which tests read evidence/gone.ts",
  };
  for (const [path, reason] of Object.entries(reasons)) {
    t.deepEqual(reached("cli/words.ts", path), ALL, path);
    t.is(reachedTests(["cli/words.ts", path], graph).reason, `all, because ${reason}`);
  }
});

test("AVA gets the lists that import the tests, and the tests with their own process", (t) => {
  const alone = "test/operations/state/check.test.ts";
  t.deepEqual(filesOf(["test/estate/sites.test.ts", alone], graph), [
    "test/together/estate.ts",
    alone,
  ]);
});

test("in the repository, a rule reaches its samples, and not what evaluates no rule", (t) => {
  const real = modules(join(import.meta.dirname, "../../node_modules/.cache/aes-estate/graph"));
  const run = (path: string) => reachedTests([path], real).tests;
  const all = run("package.json");
  const rule = run("policies/rules/location/rule.ts");
  for (const area of ["policies/samples", "policies/self-test", "corpus/corpus", "checks/broken"])
    t.true(rule.includes(`test/${area}.test.ts`), area);
  for (const area of ["output/html", "operations/watcher", "policies/values/secrets"])
    t.deepEqual(
      [all, rule].map((tests) => tests.includes(`test/${area}.test.ts`)),
      [true, false],
      area,
    );
  t.true(rule.length < all.length * 0.75, `${rule.length} of ${all.length}`);
  const command = run("operations/offboard/run.ts");
  t.true(command.length < all.length * 0.4, `${command.length} of ${all.length}`);
});

test("changed is what differs from main, committed or not, and what is new", async (t) => {
  const { folder, git, commit } = await testRepository(t);
  const first = await commit({ a: "1", b: "1", c: "1", d: "1", ".gitignore": "ignored" });
  await git(["checkout", "--quiet", "-b", "topic"]);
  const second = await commit({ a: "2", "é/ü ": "1" });
  await git(["checkout", "--quiet", "main"]);
  await commit({ d: "2" }, "main went on");
  await git(["checkout", "--quiet", "topic"]);
  t.deepEqual(changedPaths(folder), ["a", "é/ü "]);
  await git(["mv", "b", "moved"]);
  await git(["config", "status.showUntrackedFiles", "no"]);
  for (const name of ["c", "new", "ignored"]) await writeFile(join(folder, name), "2");
  t.deepEqual(changedPaths(folder), ["a", "b", "c", "moved", "new", "é/ü "]);
  t.deepEqual(changedPaths(folder, second), ["b", "c", "moved", "new"]);
  t.deepEqual(changedPaths(folder, first), ["a", "b", "c", "moved", "new", "é/ü "]);
  t.throws(() => changedPaths(folder, "--none"), { message: "git knows no commit --none" });
});
