/** A failover goes on where it stopped, changes one line of a file, and compares both ends of a copy. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { forgetUnended, minutesOf, readJournal } from "../../cli/failover/journal.ts";
import { differing, type Listed, newest } from "../../cli/failover/objects.ts";
import { standingIn } from "../../cli/failover/stand-in.ts";
import { type Step, walk } from "../../cli/failover/steps.ts";
import { heard } from "../helpers/command.ts";

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
    await walk(file, "out", steps, "en");
    return 0;
  });

test.serial("what is done is not done again when a failover was cut short", async (t) => {
  const file = await journalFile(t);
  const fails = step("second", { run: () => Promise.reject(new Error("no power")) });
  await t.throwsAsync(walked(file, [step("first"), step("asked", { always: true }), fails]), {
    message: "no power",
  });
  t.deepEqual(done, ["first", "asked"]);
  t.is((await stat(file)).mode & 0o777, 0o600);
  const first = await readJournal(file);
  t.is(first?.ended, undefined);
  t.is(minutesOf(first), undefined);

  const steps = [step("first"), step("asked", { always: true }), step("second")];
  const { stdout } = await walked(file, steps);
  t.deepEqual(done, ["asked", "second"]);
  t.regex(stdout, /^1\/3 {2}first: done before \(20/);
  t.regex(stdout, /\n2\/3 {2}asked\n {6}asked is done\n3\/3 {2}second\n/);
  t.regex(stdout, /\nFailover done, \d+ s after its start/);
  const last = await readJournal(file);
  t.is(last?.started, first?.started, "it is the same failover");
  t.deepEqual(last?.steps.map((each) => each.step).sort(), ["asked", "first", "second"]);
  t.is(typeof minutesOf(last), "number");

  await walked(file, steps);
  t.deepEqual(done, ["first", "asked", "second"], "the next one begins anew");
});

test.serial("a journal that is not at its end can be forgotten, one that is stays", async (t) => {
  const file = await journalFile(t);
  await forgetUnended(file); // there is none
  await walked(file, [step("first")]);
  await forgetUnended(file);
  t.truthy(await readJournal(file));
  const fails = step("second", { run: () => Promise.reject(new Error("no power")) });
  await t.throwsAsync(walked(file, [step("first"), fails]));
  await forgetUnended(file);
  t.is(await readJournal(file), undefined);
});

test.serial("a journal nobody can read is begun anew", async (t) => {
  const file = await journalFile(t);
  await walked(file, [step("first")]);
  await writeFile(file, '{ "started": "yesterday" }');
  await walked(file, [step("first")]);
  t.deepEqual(done, ["first"]);
  t.regex(await readFile(file, "utf8"), /"seconds"/);
});

const FILE = "# Comment\nsite: ouagadougou # here\n\n# Zones\nzones: { az1: {} }\n";

test("one line has a site stand in for another, and every other byte stays", (t) => {
  const with1 = standingIn(FILE, "bamako", true);
  t.is(
    with1,
    "# Comment\nsite: ouagadougou # here\n\n# Zones\nzones: { az1: {} }\n\nstandsInFor: [bamako]\n",
  );
  t.is(standingIn(with1, "bamako", true), with1, "once is enough");
  const with2 = standingIn(with1, "niamey", true);
  t.is(with2, with1.replace("[bamako]", "[bamako, niamey]"));
  t.is(standingIn(with2, "bamako", false), with1.replace("[bamako]", "[niamey]"));
  t.is(standingIn(with1, "bamako", false).trimEnd(), FILE.trimEnd());
  t.is(standingIn(FILE, "bamako", false), FILE);
});

const object = (name: string, hash: string, at = "2026-11-25T18:33:16.000000"): Listed => ({
  ...{ name, hash, bytes: 1, last_modified: at },
});

test("both ends differ by what one of them lacks or holds otherwise", (t) => {
  const here = [object("a", "1"), object("b", "1"), object("c", "1")];
  const there = [object("b", "2"), object("c", "1"), object("d", "1")];
  t.deepEqual(differing(here, there), ["a", "b", "d"]);
  t.deepEqual(differing(here, [...here].reverse()), []);
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

test("the newest object tells until when the copy goes", (t) => {
  t.is(newest([]), undefined);
  const times = ["2026-11-25T18:33:16.910000", "2026-11-25T18:33:17.010000"];
  t.is(newest(times.map((at) => object("a", "1", at))), "2026-11-25T18:33:17Z");
});
