/** The steps that rename `flows` of a site, `robot` and `standsInFor`: only the keys change, and the estate passes. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { loadEstates } from "../../../checks/load.ts";
import { dataFiles } from "../../../estate/migrate/files.ts";
import { migrated, newest, versionOf } from "../../../estate/migrate/migrate.ts";
import type { Kind, Step } from "../../../estate/migrate/step.ts";
import {
  registryFromOne,
  siteFromTwo,
  tenantFromOne,
} from "../../../estate/migrate/steps/renamed-keys.ts";

const FORK = join(import.meta.dirname, "../forks/version-1");
const TODAY = "2026-11-28";

/** The estate of the day before the keys changed, with a site that is the active standby for another. */
async function forkOne() {
  const files = await dataFiles(FORK);
  return files.map((file) =>
    file.kind === "site" && file.site === "ouagadougou"
      ? { ...file, text: `${file.text}\nstandsInFor: [bamako] # lost on 2026-11-27\n` }
      : file,
  );
}

const upgraded = (kind: Kind, text: string) =>
  migrated(kind, text, versionOf(kind, parse(text)) ?? Number.NaN, {});

/** Lines that a step may change in a file of one kind, as they were and as they are. */
const CHANGED: Readonly<Partial<Record<Kind, readonly (readonly [RegExp, string])[]>>> = {
  alliance: [
    [/^schemaVersion: 1$/, "schemaVersion: 2"],
    [/^ {4}flows:(?= #)/, "    destinations:"],
  ],
  site: [
    [/^schemaVersion: 2$/, "schemaVersion: 3"],
    [/^standsInFor:/, "activeStandbyFor:"],
  ],
  tenant: [
    [/^schemaVersion: 1$/, "schemaVersion: 2"],
    [/^robot:/, "serviceAccount:"],
  ],
};

test("in the estate of the day before, only the versions and the renamed keys change", async (t) => {
  const renamed = new Map<string, number>();
  for (const { kind, file, text } of await forkOne()) {
    const changes = CHANGED[kind] ?? [];
    const want = text.split("\n").map((line) => {
      const [change] = changes.filter(([before]) => before.test(line));
      if (change === undefined) return line;
      renamed.set(change[1], (renamed.get(change[1]) ?? 0) + 1);
      return line.replace(...change);
    });
    const once = upgraded(kind, text);
    t.is(once, want.join("\n"), file);
    t.is(versionOf(kind, parse(once)), newest(kind), file);
    t.is(upgraded(kind, once), once, `${file}: a second run changes nothing`);
  }
  t.deepEqual(Object.fromEntries(renamed), {
    "schemaVersion: 2": 1 + 20,
    "    destinations:": 3,
    "schemaVersion: 3": 2,
    "activeStandbyFor:": 1,
    "serviceAccount:": 8,
  });
});

test("the upgraded estate passes the check; before that, every older file is reported once", async (t) => {
  const root = await mkdtemp(join(tmpdir(), "aes-estate-fork-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  await cp(FORK, root, { recursive: true });
  const files = await dataFiles(root);

  const before = await loadEstates(undefined, { root, today: TODAY });
  const older = files.filter(({ kind, text }) => parse(text).schemaVersion !== newest(kind));
  t.deepEqual(
    before.issues.map(({ file, path, message }) => [file, path, message]).sort(),
    older.map(({ file }) => [file, "schemaVersion", before.issues[0]?.message]).sort(),
  );

  await Promise.all(files.map(({ kind, file, text }) => writeFile(file, upgraded(kind, text))));
  const after = await loadEstates(undefined, { root, today: TODAY });
  t.deepEqual(after.issues, []);
  t.is(after.estates.length, 2);
  const [bamako] = after.estates;
  t.deepEqual(bamako?.allianceSite.destinations.logs, ["logs.bamako.aes.example"]);
  t.deepEqual(bamako?.tenants.treasury?.serviceAccount?.roles, ["member"]);
  t.is((await readFile(join(root, "bamako/tenants/treasury.yaml"), "utf8")).match(/robot/), null);
});

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
const value = fc.oneof(
  word,
  fc.integer(),
  fc.array(word),
  fc.dictionary(word, fc.constantFrom("flows", "robot", "standsInFor"), { maxKeys: 3 }),
);
const entries = fc.dictionary(
  word.filter((key) => !/^(flows|destinations|robot)$/.test(key)),
  value,
  { maxKeys: 4 },
);

const COMMENT = "# robot, standsInFor and flows in a comment\n";

/** The same data as texts of several styles, with a comment in front. */
const styles = (data: unknown) =>
  [
    stringify(data),
    stringify(data, { collectionStyle: "flow", lineWidth: 0 }),
    stringify(data, { defaultKeyType: "QUOTE_DOUBLE" }),
  ].map((text) => `${COMMENT}${text}`);

for (const [step, old, now, wrap] of [
  [tenantFromOne, "robot", "serviceAccount", (map) => map],
  [siteFromTwo, "standsInFor", "activeStandbyFor", (map) => map],
  [registryFromOne, "flows", "destinations", (map) => ({ sites: { one: map, two: {} } })],
] as readonly (readonly [Step, string, string, (map: object) => unknown])[]) {
  test(`${step.name}: ${old} becomes ${now} in any style, and nothing else changes`, (t) => {
    fc.assert(
      fc.property(entries, value, entries, (before, own, after) => {
        const rest = Object.fromEntries(
          Object.entries(after).filter(([key]) => !Object.hasOwn(before, key)),
        );
        const was = wrap({ ...before, [old]: own, ...rest });
        const is = wrap({ ...before, [now]: own, ...rest });
        for (const text of styles(was)) {
          const done = step(text, {});
          // As text, so that the order of the keys counts.
          t.is(JSON.stringify(parse(done)), JSON.stringify(is));
          t.is(step(done, {}), done);
          t.true(done.startsWith(COMMENT));
          t.is(done.length - text.length, now.length - old.length - quotes(text, done));
        }
        for (const text of styles(wrap({ ...before, ...rest }))) t.is(step(text, {}), text);
      }),
      { numRuns: 25 },
    );
  });

  test(`${step.name}: a file with both keys keeps both, for the check to report`, (t) => {
    const text = stringify(wrap({ [old]: 1, [now]: 2 }));
    t.is(step(text, {}), text);
  });

  test(`${step.name}: data of another shape stay as they are`, (t) => {
    for (const text of ["", "[]\n", "1\n", "sites: [1]\n", "sites:\n", "sites: { one: 1 }\n"]) {
      t.is(step(text, {}), text);
    }
  });
}

/** The quotes around the old key, which the new one does not need. */
function quotes(before: string, after: string): number {
  const count = (text: string) => (text.match(/"/g) ?? []).length;
  return count(before) - count(after);
}

test("keys that were renamed by hand, under the old version, are not taken for the oldest schema", (t) => {
  const site = { workloads: 1, keys: 1, administration: 1 };
  const registry = (entry: object) => ({ schemaVersion: 1, sites: { a: entry, b: entry } });
  t.is(versionOf("alliance", registry({ ...site, destinations: 1 })), 1);
  t.is(versionOf("alliance", registry({ ...site, flows: 1 })), 1);
  t.is(versionOf("alliance", registry(site)), 0);
});
