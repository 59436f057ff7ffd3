/**
 * `estate migrate`: a fork made from the oldest schema is upgraded to this program, and nothing is granted on the way.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { replaceAt } from "../../../estate/edit/yaml.ts";
import { dataFiles } from "../../../estate/migrate/files.ts";
import { newest, versionOf } from "../../../estate/migrate/versions.ts";
import type { SiteFile } from "../../../estate/model/index.ts";
import { schemaFiles } from "../../../estate/model/json-schemas.ts";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { estate, type Fork, filesOf, fork, oldestFork } from "../../cli/fork.ts";
import { STACKS } from "../overlay.ts";

const REGISTRY = "stacks/alliance.yaml";
const valueAt = (data: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], data);

/** Paths that the command asks people to fill in. */
function blanks(stdout: string): string[] {
  return Array.from(
    stdout.matchAll(/^ {2}stacks\/alliance\.yaml:\d+: (\S+)$/gm),
    (m) => m[1] ?? "",
  );
}

test("the oldest fork is upgraded: empty entries are listed, rejected until people fill them in, and then pass", async (t) => {
  const old = await oldestFork(t);
  const run = await estate(old, "migrate", "--lang", "en");
  t.is(run.exitCode, 0, run.stderr);
  t.regex(
    run.stdout,
    /^ {2}stacks\/alliance\.yaml: version 0 → 1\n {2}stacks\/bamako\/site\.yaml: version 0 → 2\n/,
  );
  const empty = blanks(run.stdout);
  t.is(empty.length, 14 + 14 + 17); // Niamey has no file yet that lists its services
  const check = await estate(old, "check", "--lang", "en");
  t.is(check.exitCode, 1);
  const issues = check.stdout.split("\n").slice(0, -1);
  t.true(
    issues.every((line) =>
      /^stacks\/alliance\.yaml:\d+: sites\.\S+: got an empty list, /.test(line),
    ),
  );
  const rejectedPaths = issues.map((line) => line.split(": ")[1]);
  t.deepEqual(
    rejectedPaths,
    empty.filter((path) => !/\.(keys|administration)$/.test(path)),
  );

  const file = join(old.root, "alliance.yaml");
  const reference = parse(await readFile(join(STACKS, "alliance.yaml"), "utf8"));
  const written = empty.map((path) => path.split("."));
  const lists = written.filter((path) => path.length === 4);
  const fill = async (paths: readonly string[][]) => {
    const text = await readFile(file, "utf8");
    const done = paths.reduce(
      (at, path) => replaceAt(at, path, JSON.stringify(valueAt(reference, path))),
      text,
    );
    await writeFile(file, done);
    return (await estate(old, "check", "--lang", "en")).stdout;
  };
  // The policies now see the rest: maps that admitted no source, and a store that had always been abroad.
  const rest = await fill(lists);
  for (const site of ["bamako", "ouagadougou", "niamey"]) {
    for (const part of ["keys", "administration", "state.backends[0]"]) {
      t.true(rest.includes(`: sites.${site}.${part}: `), `${site} ${part}`);
    }
  }
  t.regex(rest, /\n9 issues in 1 file$/);
  const stores = ["bamako", "ouagadougou", "niamey"].map((site) => [
    "sites",
    site,
    "state",
    "backends",
  ]);
  const fine = await fill([...written.filter((path) => path.length === 3), ...stores]);
  t.regex(
    fine,
    /^bamako: 12 tenants, .*: no issue\nouagadougou: 8 tenants, .*: no issue\n(still to be attested, stacks\/\w+\/site\.yaml:\d+: volumeTypes\.encrypted\.attestation: .+\n?){2}$/,
  );
});

test("comments, order and style stay: each line that was there is still there, but those a step changes", async (t) => {
  const old = await oldestFork(t);
  const before = await filesOf(old);
  await estate(old, "migrate");
  const after = await filesOf(old);
  t.deepEqual(Object.keys(after), Object.keys(before));
  for (const [name, text] of Object.entries(before)) {
    const left = (after[name] ?? "").split("\n");
    const gone = text.split("\n").filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(0, at + 1);
      return at < 0;
    });
    const changed = [
      /^schemaVersion: 1$/,
      /^ {4}attestation: "(?!TODO)/,
      /^ {2}plain: \{ name: plain, encrypted: false \}$/,
    ];
    const site = name.endsWith("site.yaml");
    t.is(gone.length, site ? changed.length : 0, name);
    for (const [index, line] of gone.entries()) t.regex(line, changed[index] as RegExp, name);
  }
});

test("a migration grants nothing: added entries are empty, or copied from the site's own file", async (t) => {
  const old = await oldestFork(t);
  await estate(old, "migrate");
  const files = await filesOf(old);
  const { sites } = parse(files[REGISTRY] ?? "") as Alliance;
  for (const [key, { workloads, flows, keys, administration }] of Object.entries(sites)) {
    const own = parse(files[`stacks/${key}/site.yaml`] ?? "{}") as Partial<SiteFile>;
    const { dns, ntp, proxy, ...others } = flows;
    const services = own.services ?? { dns: [], ntp: [], proxy: [] };
    t.deepEqual({ dns, ntp, proxy }, { ...services });
    for (const added of [...Object.values(workloads), ...Object.values(others)])
      t.deepEqual(added, []);
    t.deepEqual([keys, administration], [{}, {}]);
  }
  const [was, now] = [await oldestFork(t), old];
  const plain = async ({ root }: Fork) =>
    (parse(await readFile(join(root, "bamako/site.yaml"), "utf8")) as SiteFile).volumeTypes;
  // The text on the encryption is kept, and still has to be attested.
  const before = (await plain(was)).encrypted;
  const attestation = `TODO: ${before?.encrypted && String(before.attestation)}`;
  t.deepEqual((await plain(now)).encrypted, { ...before, attestation });
  t.deepEqual((await plain(now)).plain, {
    description: "Unencrypted volumes, until now plain",
    encrypted: false,
  });
});

test("the second run has nothing to do, a dry run does nothing, today's estate is today's", async (t) => {
  const old = await oldestFork(t);
  const before = await filesOf(old);
  const dry = await estate(old, "migrate", "--dry-run", "--lang", "en");
  t.is(dry.exitCode, 0);
  t.regex(dry.stdout, /nothing was written \(--dry-run\)$/);
  t.deepEqual(await filesOf(old), before);
  await estate(old, "migrate");
  const once = await filesOf(old);
  const again = await estate(old, "migrate", "--lang", "en");
  t.is(again.stdout, "23 files: all at this program's version, nothing to do");
  t.deepEqual(await filesOf(old), once);
  t.regex((await estate(await fork(t), "migrate", "--lang", "fr")).stdout, /rien à faire$/);
});

test("the check reports an unmigrated fork, once a file", async (t) => {
  const { stdout, exitCode } = await estate(await oldestFork(t), "check", "--lang", "en");
  t.is(exitCode, 1);
  t.regex(
    stdout,
    /^stacks\/alliance\.yaml:5: schemaVersion: got a file of version 0, want version 1\n {4}Run `estate migrate`/,
  );
  t.regex(stdout, /\n3 issues in 3 files$/);
});

for (const name of [
  "alliance.yaml",
  "repatriation.yaml",
  "bamako/site.yaml",
  "bamako/facility.yaml",
  "bamako/tenants/tax.yaml",
]) {
  test(`${name} of a newer program is rejected by check and migrate`, async (t) => {
    const made = await fork(t);
    const file = join(made.root, name);
    const text = await readFile(file, "utf8");
    const known = name.endsWith("site.yaml") ? 2 : 1;
    const newer = `schemaVersion: ${known + 1}`;
    await writeFile(file, text.replace(/^schemaVersion: \d$/m, newer));
    const before = await filesOf(made);
    const [check, migrate] = await Promise.all(
      ["check", "migrate"].map((command) => estate(made, command, "--lang", "en")),
    );
    t.is(check?.exitCode, 1);
    t.true(
      check?.stdout.includes(
        `: schemaVersion: got schemaVersion ${known + 1}, made by a newer aes-estate, want ${known} or less\n`,
      ),
    );
    t.is(migrate?.exitCode, 1);
    t.true(
      migrate?.stderr.endsWith(
        `: schemaVersion ${known + 1}, made by a newer aes-estate; this one knows up to ${known}, upgrade it; nothing was written`,
      ),
    );
    t.deepEqual(await filesOf(made), before);
  });
}

for (const name of ["repatriation.yaml", "bamako/facility.yaml", "bamako/tenants/tax.yaml"]) {
  test(`${name} of version 0 is reported by check and upgraded by migrate`, async (t) => {
    const made = await fork(t);
    const file = join(made.root, name);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^schemaVersion: 1$/m, "schemaVersion: 0"));
    const check = await estate(made, "check", "--lang", "en");
    t.is(check.exitCode, 1);
    t.regex(
      check.stdout,
      /: schemaVersion: got a file of version 0, want version 1\n {4}Run `estate migrate`/,
    );
    const migrate = await estate(made, "migrate", "--lang", "en");
    t.is(migrate.exitCode, 0, migrate.stderr);
    t.true(migrate.stdout.startsWith(`  stacks/${name}: version 0 → 1\n`), migrate.stdout);
    t.is(await readFile(file, "utf8"), text);
  });
}

test("migrate knows every file that has a version", async (t) => {
  const made = await fork(t);
  const known = (await dataFiles(made.root)).map(({ file }) => relative(made.folder, file));
  const versioned = Object.entries(await filesOf(made)).filter(([, text]) =>
    /^schemaVersion:/m.test(text),
  );
  t.deepEqual(
    known.toSorted(),
    versioned.map(([name]) => name),
  );
});

test("an invalid version is rejected by both, and quoted", async (t) => {
  const made = await fork(t);
  const file = join(made.root, "bamako/tenants/tax.yaml");
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace("schemaVersion: 1", "schemaVersion: first"));
  const migrate = await estate(made, "migrate", "--lang", "en");
  t.is(migrate.exitCode, 1);
  t.regex(
    migrate.stderr,
    /got schemaVersion "first", want a number from 0 to 1; nothing was written$/,
  );
  const check = await estate(made, "check", "--lang", "en");
  t.is(check.exitCode, 1);
  t.regex(check.stdout, /: schemaVersion: got "first", want one of 1\n/);
});

test("one broken file stops all of it; a folder without a registry is wrong usage", async (t) => {
  const old = await oldestFork(t);
  await writeFile(join(old.root, "ouagadougou/tenants/customs.yaml"), "a: [1\n");
  const before = await filesOf(old);
  const run = await estate(old, "migrate", "--lang", "en");
  t.is(run.exitCode, 1);
  t.regex(run.stderr, /customs\.yaml:\d+: this is not YAML .*; nothing was written$/);
  t.deepEqual(await filesOf(old), before);
  t.is((await estate({ ...old, root: old.folder }, "migrate")).exitCode, 2);
});

test("an age is what every entry lacks; one entry that lacks it is a mistake", (t) => {
  const whole = { workloads: 1, flows: 1, keys: 1, administration: 1 };
  const { keys, ...without } = whole;
  const registry = (sites: object) => ({ schemaVersion: 1, sites });
  t.is(versionOf("alliance", registry({ a: whole, b: whole })), 1);
  t.is(versionOf("alliance", registry({ a: whole, b: without })), 1);
  t.is(versionOf("alliance", registry({ a: without, b: without })), 0);
  t.is(versionOf("alliance", registry({})), 1);
  t.is(versionOf("tenant", { schemaVersion: 0 }), 0);
  for (const schemaVersion of [-1, 0.5, "1", null, undefined]) {
    t.is(versionOf("tenant", { schemaVersion }), undefined);
  }
  t.deepEqual([keys, newest("tenant")], [1, 1]);
});

test("the version the model wants is the one the steps lead to", (t) => {
  for (const kind of ["alliance", "site", "facility", "tenant", "repatriation"] as const) {
    const { properties } = JSON.parse(schemaFiles()[`${kind}.schema.json`] ?? "");
    t.is(properties.schemaVersion.const, newest(kind), `${kind}: a new version needs a step`);
  }
});
