/** A failover continues where it stopped, changes one line of a file, and compares both ends of a copy. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import type { Cloud } from "../../../operations/cloud/client.ts";
import { withActiveStandby } from "../../../operations/failover/active-standby.ts";
import { forgetUnended, minutesOf, readJournal } from "../../../operations/failover/journal.ts";
import {
  differing,
  type Listed,
  newest,
  withoutParts,
} from "../../../operations/failover/objects.ts";
import { runSteps, type Step } from "../../../operations/failover/run-steps.ts";
import { heard } from "../../helpers/command.ts";

async function journalFile(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aes-failover-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "bamako/failover-out.json");
}

const done: string[] = [];
const step = (name: string, more: Partial<Step> = {}): Step => ({
  name,
  title: { fr: name, en: name },
  values: {},
  run: async () => {
    done.push(name);
    return [`${name} is done`];
  },
  ...more,
});

const walked = (file: string, steps: Step[]) =>
  heard(async () => {
    done.length = 0;
    await runSteps(file, "out", steps, "en");
    return 0;
  });

const noPower = { run: () => Promise.reject(new Error("no power")) };

test.serial(
  "an interrupted failover resumes: it is the same one, and each step decides again",
  async (t) => {
    const file = await journalFile(t);
    const begun: string[] = [];
    const checked = step("checked", {
      run: async (started) => {
        begun.push(started);
        return ["checked is done"];
      },
    });
    const way = [step("first"), checked];
    await t.throwsAsync(walked(file, [...way, step("second", noPower)]), { message: "no power" });
    t.deepEqual(done, ["first"]);
    t.is((await stat(file)).mode & 0o777, 0o600);
    const first = await readJournal(file);
    t.is(first?.ended, undefined);
    t.is(minutesOf(first), undefined);

    const steps = [...way, step("second")];
    const { stdout } = await walked(file, steps);
    t.deepEqual(done, ["first", "second"], "the world may have changed in between");
    t.regex(stdout, /^1\/3 {2}first\n/);
    t.regex(stdout, /\n2\/3 {2}checked\n {6}checked is done\n3\/3 {2}second\n/);
    t.deepEqual(
      begun,
      [first?.started, first?.started],
      "each receives the start of the whole failover",
    );
    t.regex(stdout, /\nFailover done, \d+ s after its start/);
    const last = await readJournal(file);
    t.is(last?.started, first?.started, "it is the same failover");
    t.deepEqual(last?.steps.map((each) => each.step).sort(), ["checked", "first", "second"]);
    t.is(typeof minutesOf(last), "number");

    await walked(file, steps);
    t.is(begun.length, 3);
    t.not(begun.at(-1), first?.started, "the next one begins again");
  },
);

test.serial("a step that a later one ends is skipped once that one is done", async (t) => {
  const file = await journalFile(t);
  const steps = [step("frozen", { until: "withdrawn" }), step("withdrawn")];
  await t.throwsAsync(walked(file, [...steps.slice(0, 1), step("withdrawn", noPower)]));
  await t.throwsAsync(walked(file, [...steps, step("thawed", noPower)]));
  t.deepEqual(done, ["frozen", "withdrawn"]);
  const { stdout } = await walked(file, [...steps, step("thawed")]);
  t.deepEqual(done, ["withdrawn", "thawed"]);
  t.regex(stdout, /^1\/3 {2}frozen: done before \(20/);
});

test.serial("a journal that is not at its end can be forgotten, one that is stays", async (t) => {
  const file = await journalFile(t);
  await forgetUnended(file); // the file does not exist
  await walked(file, [step("first")]);
  await forgetUnended(file);
  t.truthy(await readJournal(file));
  await t.throwsAsync(walked(file, [step("first"), step("second", noPower)]));
  await forgetUnended(file);
  t.is(await readJournal(file), undefined);
});

test.serial("an unreadable journal is started again", async (t) => {
  const file = await journalFile(t);
  await walked(file, [step("first")]);
  await writeFile(file, '{ "started": "yesterday" }');
  await walked(file, [step("first")]);
  t.deepEqual(done, ["first"]);
  t.regex(await readFile(file, "utf8"), /"seconds"/);
});

const FILE = "# Comment\nsite: ouagadougou # here\n\n# Zones\nzones: { az1: {} }\n";

test("one line makes a site the active standby for another, and every other byte stays", (t) => {
  const with1 = withActiveStandby(FILE, "bamako", true);
  t.is(
    with1,
    "# Comment\nsite: ouagadougou # here\n\n# Zones\nzones: { az1: {} }\n\nactiveStandbyFor: [bamako]\n",
  );
  t.is(withActiveStandby(with1, "bamako", true), with1, "once is enough");
  const with2 = withActiveStandby(with1, "niamey", true);
  t.is(with2, with1.replace("[bamako]", "[bamako, niamey]"));
  t.is(withActiveStandby(with2, "bamako", false), with1.replace("[bamako]", "[niamey]"));
  t.is(withActiveStandby(with1, "bamako", false).trimEnd(), FILE.trimEnd());
  t.is(withActiveStandby(FILE, "bamako", false), FILE);
});

const object = (name: string, hash: string, at = "2026-11-25T18:33:16.000000"): Listed => ({
  name,
  hash,
  bytes: 1,
  last_modified: at,
});

test("two sites differ by objects that one of them lacks or holds in another version", (t) => {
  const here = [object("a", "1"), object("b", "1"), object("c", "1")];
  const there = [object("b", "2"), object("c", "1"), object("d", "1")];
  t.deepEqual(differing(here, there), ["a", "b", "d"]);
  t.deepEqual(differing(here, [...here].reverse()), []);
});

test("objects that the home site has written since the failback began need not be at the standby site", (t) => {
  const since = "2026-11-25T18:00:00.000Z";
  const [old, new1, new2] = ["17:59:59", "18:00:01", "18:00:02"].map(
    (time) => `2026-11-25T${time}.500000`,
  );
  const differ = (here: Listed[], there: Listed[]) => differing(here, there, since);
  t.deepEqual(differ([object("a", "1", new1)], []), [], "home's own");
  t.deepEqual(differ([object("a", "1", old)], []), ["a"], "not yet sent, or deleted there");
  t.deepEqual(differ([], [object("a", "1", new1)]), ["a"], "not yet home");
  t.deepEqual(differ([object("a", "2", new2)], [object("a", "1", new1)]), [], "home's is newer");
  t.deepEqual(differ([object("a", "1", new1)], [object("a", "2", new2)]), ["a"], "theirs is");
  t.deepEqual(differ([object("a", "1", old)], [object("a", "2", old)]), ["a"]);
});

test("large objects without their parts are found by their first and last byte", async (t) => {
  const parts: Record<string, readonly string[]> = {
    "whole/a b": ["bytes=0-0", "bytes=-1"],
    begun: ["bytes=0-0"],
    dynamic: ["bytes=-1"],
    none: [],
  };
  const read: string[] = [];
  const cloud = {
    raw: async (...[method, , path, { range = "" } = {}, , fine]: Parameters<Cloud["raw"]>) => {
      const name = path.slice("/receipts/".length).split("/").map(decodeURIComponent).join("/");
      t.true(fine?.includes(409));
      if (method === "HEAD") {
        const header = name === "dynamic" ? "x-object-manifest" : "x-static-large-object";
        return new Response(null, name in parts ? { headers: { [header]: "x" } } : {});
      }
      read.push(path);
      return new Response("x", { status: parts[name]?.includes(range) ? 206 : 409 });
    },
  } as Pick<Cloud, "raw"> as Cloud;
  const many = Array.from({ length: 30 }, (_, index) => `small-${index}`);
  const objects = [...many, ...Object.keys(parts)].map((name) => object(name, "1"));
  t.deepEqual(await withoutParts(cloud, "receipts", objects), ["begun", "dynamic", "none"]);
  t.true(read.includes("/receipts/whole/a%20b"));
  t.false(read.some((path) => path.includes("small")));
});

test("differing is the same from either end, and nothing differs from itself", (t) => {
  const objects = fc.uniqueArray(
    fc.record({ name: fc.string({ minLength: 1 }), hash: fc.constantFrom("1", "2") }),
    { selector: ({ name }) => name },
  );
  const listed = objects.map((all) => all.map(({ name, hash }) => object(name, hash)));
  fc.assert(
    fc.property(listed, listed, (a, b) => {
      t.deepEqual(differing(a, b).sort(), differing(b, a).sort());
      t.deepEqual(differing(a, a), []);
    }),
  );
});

test("the newest object shows how recent the copy is", (t) => {
  t.is(newest([]), undefined);
  const times = ["2026-11-25T18:33:16.910000", "2026-11-25T18:33:17.010000"];
  t.is(newest(times.map((at) => object("a", "1", at))), "2026-11-25T18:33:17Z");
});
