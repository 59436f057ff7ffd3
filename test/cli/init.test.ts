/** `estate init`: its files pass their check at once. package.cli.test.ts tests it with the package. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { parse } from "yaml";
import { estate } from "../helpers/command.ts";

async function place(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-init-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "niamey");
}

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

const NIAMEY = ["--site", "niamey", "--country", "NE", "--lang", "en"];

test("a site's repository is its data and one import, and its files find their schemas in the package", async (t) => {
  const folder = await place(t);
  const made = await estate("init", folder, ...NIAMEY, "--package", "1.2.3");
  t.is(made.exitCode, 0, made.stderr);
  t.deepEqual(files(folder), [
    ".ci/review",
    ".ci/run",
    ".forgejo/workflows/estate.yaml",
    ".github/workflows/estate.yaml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".npmrc",
    ".vscode/settings.json",
    "Makefile",
    "Pulumi.niamey.yaml",
    "Pulumi.yaml",
    "README.fr.md",
    "README.md",
    "index.ts",
    "package.json",
    "policies/waivers.yaml",
    "stacks/alliance.yaml",
    "stacks/bamako/facility.yaml",
    "stacks/bamako/site.yaml",
    "stacks/niamey/facility.yaml",
    "stacks/niamey/site.yaml",
    "stacks/niamey/tenants/acceptance.yaml",
    "stacks/ouagadougou/facility.yaml",
    "stacks/ouagadougou/site.yaml",
  ]);
  const text = (name: string) => readFileSync(join(folder, name), "utf8");
  for (const name of files(folder).filter((name) => /^(stacks|policies)\//.test(name))) {
    const [, schema = ""] = /\$schema=(\S+)/.exec(text(name)) ?? [];
    const from = join(name, "..", schema);
    t.regex(from, /^node_modules\/aes-estate\/dist\/stacks\/schemas\/[a-z]+\.schema\.json$/, name);
  }
  t.is(JSON.parse(text("package.json")).dependencies["aes-estate"], "1.2.3");
  t.is(parse(text("Pulumi.yaml")).name, "aes-estate");
  t.regex(text("index.ts"), /\nexport \* from "aes-estate\/stack";\n$/);
  for (const script of [".ci/run", ".ci/review"]) {
    t.is(statSync(join(folder, script)).mode & 0o777, 0o755, script);
  }
  const root = ["--root", join(folder, "stacks"), "--lang", "en"];
  const check = await estate("check", ...root);
  t.is(check.exitCode, 0, check.stdout);
  t.regex(check.stdout, /^niamey: 1 tenant, .*: no issue$/m);
});

test("a second site in that repository finds its schemas there, too", async (t) => {
  const folder = await place(t);
  await estate("init", folder, ...NIAMEY);
  const root = ["--root", join(folder, "stacks"), "--like", "niamey"];
  const made = await estate("new-site", "gao", "--country", "ML", ...root, "--lang", "en");
  t.is(made.exitCode, 0, made.stderr);
  const tenant = readFileSync(join(folder, "stacks/gao/tenants/acceptance.yaml"), "utf8");
  t.regex(
    tenant,
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/\.\.\/node_modules\/aes-estate\/dist\/stacks\/schemas\/tenant\.schema\.json\n/,
  );
});

test("it writes all or nothing: not over files, not a hosted site, not another country, not in a dry run", async (t) => {
  const folder = await place(t);
  const dry = await estate("init", folder, ...NIAMEY, "--dry-run");
  t.is(dry.exitCode, 0);
  t.regex(dry.stdout, /\nnothing was written \(--dry-run\)\n/);
  const init = (...args: string[]) => estate("init", folder, ...args, "--lang", "en");
  const ends = async (code: number, message: RegExp, ...args: string[]) => {
    const { exitCode, stderr } = await init(...args);
    t.is(exitCode, code, stderr);
    t.regex(stderr, message);
  };
  await ends(1, /^estate: bamako has its folder in /, "--site", "bamako", "--country", "ML");
  await ends(2, /got the country FR, want a member/, "--site", "niamey", "--country", "FR");
  await ends(2, /got the country ML, but alliance/, "--site", "niamey", "--country", "ML");
  await ends(2, /want a stacks folder that holds/, ...NIAMEY, "--from", join(folder, "none"));
  t.throws(() => statSync(folder), { code: "ENOENT" });
  await mkdir(folder);
  await writeFile(join(folder, "mine"), "");
  await ends(1, /exists already and is not empty/, ...NIAMEY);
  t.deepEqual(files(folder), ["mine"]);
});
