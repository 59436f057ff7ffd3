/**
 * `estate migrate`: a fork made from the oldest schema is upgraded to this program, and nothing is granted on the way.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { replaceAt } from "../../../estate/edit/yaml.ts";
import { dataFiles } from "../../../estate/migrate/files.ts";
import { newest, versionOf } from "../../../estate/migrate/migrate.ts";
import type { SiteFile } from "../../../estate/model/index.ts";
import { schemaFiles } from "../../../estate/model/json-schemas.ts";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { estate, type Fork, filesOf, fork, formerKeysFork, oldestFork } from "../../cli/fork.ts";
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
    /^ {2}stacks\/alliance\.yaml: version 0 → 2\n {2}stacks\/bamako\/site\.yaml: version 0 → 3\n {2}stacks\/bamako\/tenants\/ai-research\.yaml: version 1 → 2\n/,
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
      ...(name.endsWith("site.yaml")
        ? [/^ {4}attestation: "(?!TODO)/, /^ {2}plain: \{ name: plain, encrypted: false \}$/]
        : []),
      ...(/^robot:/m.test(text) ? [/^robot: /] : []),
    ];
    t.is(gone.length, changed.length, name);
    for (const [index, line] of gone.entries()) t.regex(line, changed[index] as RegExp, name);
  }
});

test("a migration grants nothing: added entries are empty, or copied from the site's own file", async (t) => {
  const old = await oldestFork(t);
  await estate(old, "migrate");
  const files = await filesOf(old);
  const { sites } = parse(files[REGISTRY] ?? "") as Alliance;
  for (const [key, { workloads, destinations, keys, administration }] of Object.entries(sites)) {
    const own = parse(files[`stacks/${key}/site.yaml`] ?? "{}") as Partial<SiteFile>;
    const { dns, ntp, proxy, ...others } = destinations;
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
    /^stacks\/alliance\.yaml:5: schemaVersion: got a file of version 0, want version 2\n {4}Run `estate migrate`/,
  );
  t.regex(stdout, /\n23 issues in 23 files$/);
});

test("a fork made before the keys took the field's words is upgraded, and then passes the check", async (t) => {
  const old = await formerKeysFork(t);
  const standby = join(old.root, "ouagadougou/site.yaml");
  const more = "\nstandsInFor: [bamako] # since the fire\n";
  await writeFile(standby, (await readFile(standby, "utf8")) + more);
  const home = join(old.root, "bamako/site.yaml");
  await writeFile(home, `${await readFile(home, "utf8")}standsInFor: [] # no site is lost\n`);
  const before = await filesOf(old);

  const check = await estate(old, "check", "--lang", "en");
  t.is(check.exitCode, 1);
  t.regex(
    check.stdout,
    /^stacks\/alliance\.yaml:5: schemaVersion: got a file of version 1, want version 2\n {4}Run `estate migrate`/,
  );
  t.regex(check.stdout, /\n23 issues in 23 files$/);

  const dry = await estate(old, "migrate", "--dry-run", "--lang", "en");
  t.is(dry.exitCode, 0, dry.stderr);
  t.deepEqual(await filesOf(old), before);

  const run = await estate(old, "migrate", "--lang", "en");
  t.is(run.exitCode, 0, run.stderr);
  const reported = run.stdout.split("\n");
  t.is(reported.filter((line) => /: version 1 → 2$/.test(line)).length, 21);
  t.is(reported.filter((line) => /: version 2 → 3$/.test(line)).length, 2);
  t.notRegex(run.stdout, /to be written/, "a renamed key is no new blank");

  const once = await filesOf(old);
  t.deepEqual(Object.keys(once), Object.keys(before));
  for (const [name, text] of Object.entries(before)) {
    const [was, is] = [text.split("\n"), (once[name] ?? "").split("\n")];
    t.is(is.length, was.length, name);
    for (const [index, line] of was.entries()) {
      if (line === is[index]) continue;
      const [, space = "", rest = ""] = /^( *)\w+(:.*)$/.exec(line) ?? [];
      const change = `${line} → ${is[index]}`;
      const renamed = ["destinations", "activeStandbyFor", "serviceAccount"].map(
        (key) => `${space}${key}${rest}`,
      );
      const version = /^schemaVersion: (1 → schemaVersion: 2|2 → schemaVersion: 3)$/.test(change);
      t.true(version || renamed.includes(is[index] ?? ""), `${name}: ${change}`);
    }
  }
  t.notRegex(Object.values(once).join("\n"), /^\s*(robot|standsInFor):/m);

  const fine = await estate(old, "check", "--lang", "en");
  t.is(fine.exitCode, 0, fine.stdout);
  t.regex(fine.stdout, /^bamako: 13 tenants .*: no issue\nouagadougou: \d+ tenants .*: no issue\n/);
  const again = await estate(old, "migrate", "--lang", "en");
  t.is(again.stdout, "26 files: all at this program's version, nothing to do");
  t.deepEqual(await filesOf(old), once);
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
    const known = Number(/^schemaVersion: (\d)$/m.exec(text)?.[1]);
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
    const known = Number(/^schemaVersion: (\d)$/m.exec(text)?.[1]);
    await writeFile(file, text.replace(/^schemaVersion: \d$/m, "schemaVersion: 0"));
    const check = await estate(made, "check", "--lang", "en");
    t.is(check.exitCode, 1);
    t.true(
      check.stdout.includes(
        `: schemaVersion: got a file of version 0, want version ${known}\n    Run \`estate migrate\``,
      ),
      check.stdout,
    );
    const migrate = await estate(made, "migrate", "--lang", "en");
    t.is(migrate.exitCode, 0, migrate.stderr);
    t.true(migrate.stdout.startsWith(`  stacks/${name}: version 0 → ${known}\n`), migrate.stdout);
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
  await writeFile(file, text.replace("schemaVersion: 2", "schemaVersion: first"));
  const migrate = await estate(made, "migrate", "--lang", "en");
  t.is(migrate.exitCode, 1);
  t.regex(
    migrate.stderr,
    /got schemaVersion "first", want a number from 0 to 2; nothing was written$/,
  );
  const check = await estate(made, "check", "--lang", "en");
  t.is(check.exitCode, 1);
  t.regex(check.stdout, /: schemaVersion: got "first", want one of 2\n/);
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
  t.deepEqual([keys, newest("tenant")], [1, 2]);
});

test("the version the model wants is the one the steps lead to", (t) => {
  for (const kind of ["alliance", "site", "facility", "tenant", "repatriation"] as const) {
    const { properties } = JSON.parse(schemaFiles()[`${kind}.schema.json`] ?? "");
    t.is(properties.schemaVersion.const, newest(kind), `${kind}: a new version needs a step`);
  }
});
