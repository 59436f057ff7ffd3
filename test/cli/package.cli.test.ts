/**
 * The package as users get it: packed once, installed by npm into folders outside the repository (its dependencies are
 * links to this repository's, so nothing is downloaded), used by a site's own repository and by a program in CommonJS.
 */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import test from "ava";
import { execa, execaNode } from "execa";
import { GUARD_LINE } from "../../components/unguarded.ts";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { repositoryRoot } from "../helpers/site-data.ts";
import { gitLab } from "./gitlab.ts";

const manifest = JSON.parse(await readFile(join(repositoryRoot, "package.json"), "utf8"));
const { version } = manifest;
const FORMER = "0.0.9";

let folder: string;
let own: string;
let ministry: string;
let bare: Record<string, string>;

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-package-"));
  [own, ministry] = [join(folder, "niamey"), join(folder, "ministry")];
  const { AES_ESTATE_PROJECT: _, ...rest } = process.env as Record<string, string>;
  const path = [dirname(process.execPath), rest.PATH].join(delimiter);
  bare = { ...rest, PATH: path, AES_ESTATE_STATE: join(folder, "state"), LC_ALL: "en_US.UTF-8" };
  await run("npm", ["pack", "--silent", "--pack-destination", folder], repositoryRoot);
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd: string, more = {}) {
  return execa(command, args, { cwd, env: { ...bare, ...more }, extendEnv: false, all: true });
}

const tarball = (of: string) => join(folder, `aes-estate-${of}.tgz`);

/** Unpacks a tarball as npm does when all dependencies are installed already; npm may look up what its cache lacks. */
async function install(project: string, of: string): Promise<void> {
  const packages = join(project, "node_modules");
  if (!(await readdir(project)).includes("node_modules")) {
    await run("cp", ["-al", join(repositoryRoot, "node_modules"), packages], project);
    await rm(join(packages, ".package-lock.json"));
  }
  await run("npm", ["install", "--prefer-offline", "--ignore-scripts", tarball(of)], project);
}

/** `estate` as npx finds it, run by this Node.js or another. */
function estate(args: readonly string[], node = process.execPath) {
  const env = { ...bare, PATH: [dirname(node), bare.PATH].join(delimiter) };
  const bin = join(own, "node_modules/.bin/estate");
  return execa(bin, [...args, "--lang", "en"], { cwd: own, env, extendEnv: false, reject: false });
}

test.serial(
  "the tarball holds compiled files, the files that they read, and pages; nothing else",
  async (t) => {
    const { stdout } = await run("tar", ["tzf", tarball(version)], folder);
    const names = stdout.split("\n").map((name) => name.replace(/^package\//, ""));
    const tops = new Set(names.map((name) => name.replace(/^(dist\/[^/]+|docs|[^/]+).*$/, "$1")));
    t.deepEqual([...tops].sort(), [
      "LICENSE",
      "README.fr.md",
      "README.md",
      "SECURITY.md",
      "cli",
      // Its own package.json is the one that the program reads its version from.
      "dist/checks",
      "dist/cli",
      "dist/components",
      "dist/estate",
      "dist/evidence",
      "dist/model",
      "dist/operations",
      "dist/output",
      "dist/package.json",
      "dist/planning",
      "dist/policies",
      "dist/sandbox",
      "dist/stacks",
      "dist/toolchain",
      "docs",
      "package.json",
    ]);
    const inside = names.filter((name) => name.startsWith("dist/"));
    const those = (pattern: RegExp) => inside.filter((name) => pattern.test(name)).sort();
    t.deepEqual(those(/(?<!\.d)\.ts$/), [], "Node strips no types below node_modules");
    t.deepEqual(those(/\.test\.|\/tests\/|golden|Pulumi\.[a-z]+\.yaml|waivers\.yaml$/), []);
    const models = ["alliance", "bamako/facility", "bamako/site"];
    models.push("ouagadougou/facility", "ouagadougou/site");
    t.deepEqual(
      those(/^dist\/(stacks|model)\/.*\.yaml$/),
      models.map((name) => `dist/model/${name}.yaml`),
    );
    // Scripts of pages and of an engine are read as they are.
    for (const module of those(/(?<!\/bootstrap|\/assets\/\w+)\.js$/)) {
      t.true(names.includes(module.replace(/\.js$/, ".d.ts")), module);
      t.true(names.includes(`${module}.map`), module);
    }
  },
);

test.serial("estate init makes a site's repository, which passes its check at once", async (t) => {
  // As `npx` would from anywhere: a project of the former version, outside of any estate.
  const former = join(folder, "former");
  await mkdir(former);
  await run("tar", ["xzf", tarball(version), "--strip-components=1", "-C", former], folder);
  for (const name of ["package.json", "dist/policies/package.json"]) {
    const text = await readFile(join(former, name), "utf8");
    await writeFile(
      join(former, name),
      text.replace(`"version": "${version}"`, `"version": "${FORMER}"`),
    );
  }
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], former);
  await symlink(join(repositoryRoot, "node_modules"), join(former, "node_modules"));
  const options = ["init", own, "--site", "niamey", "--country", "NE", "--lang", "en"];
  const made = await execaNode(join(former, "cli/bin.js"), options, {
    cwd: folder,
    env: bare,
    extendEnv: false,
    reject: false,
  });
  t.is(made.exitCode, 0, made.stderr);
  t.is(
    JSON.parse(await readFile(join(own, "package.json"), "utf8")).dependencies["aes-estate"],
    FORMER,
  );
  await install(own, FORMER);
  const check = await estate(["check"]);
  t.is(check.exitCode, 0, check.stdout);
  t.regex(check.stdout, /^niamey: 1 tenant, .*: no issue$/m);
});

test.serial("upgrading is a new version and estate migrate", async (t) => {
  const facility = join(own, "stacks/niamey/facility.yaml");
  const today = await readFile(facility, "utf8");
  // As the former version's program read it.
  await writeFile(facility, today.replace("schemaVersion: 1", "schemaVersion: 0"));
  await install(own, version);
  const { version: installed } = JSON.parse(
    await readFile(join(own, "node_modules/aes-estate/package.json"), "utf8"),
  );
  t.is(installed, version);
  const before = await estate(["check"]);
  t.is(before.exitCode, 1);
  t.regex(
    before.stdout,
    /^stacks\/niamey\/facility\.yaml:\d+: schemaVersion: got a file of version 0/,
  );
  const migrated = await estate(["migrate"]);
  t.is(migrated.exitCode, 0, migrated.stderr);
  t.is(await readFile(facility, "utf8"), today);
  const check = await estate(["check"]);
  t.is(check.exitCode, 0, check.stdout);
});

test.serial(
  "its plan is made by the package's program, under guard and pack, and nothing is written beside it",
  async (t) => {
    const before = (await readdir(own)).sort();
    const { exitCode, stdout, stderr } = await estate(["preview", "niamey"]);
    t.is(exitCode, 0, `${stdout}\n${stderr}`);
    t.regex(stdout, /\bacceptance\b/);
    t.notRegex(`${stdout}${stderr}`, /installGuard/);
    t.deepEqual((await readdir(own)).sort(), before);
  },
);

test.serial(
  "GitLab's pipeline checks each change, and reviews a merge request: exit codes and reports",
  async (t) => {
    const [site, home] = [join(folder, "site"), join(folder, "runner")];
    await cp(own, site, { recursive: true, filter: (path) => basename(path) !== "node_modules" });
    const settings = ["-c", "user.name=Awa", "-c", "user.email=awa@example.ml"];
    const git = async (...args: string[]) =>
      (await run("git", [...settings, ...args], site)).stdout;
    const committed = async () => {
      await git("add", "--all");
      await git("commit", "--quiet", "-m", "a change");
    };
    await git("init", "--quiet", "--initial-branch=main");
    await committed();
    const base = await git("rev-parse", "HEAD");
    const mergeRequest = {
      CI_PIPELINE_SOURCE: "merge_request_event",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    };
    const pipeline = await gitLab(site, join(own, "node_modules"), home, bare);
    const jobs = async (variables: Record<string, string>) => {
      const { all } = await pipeline.run(variables, "--list-csv");
      return Array.from(all.matchAll(/^(\w+);/gm), ([, name]) => name).filter(
        (it) => it !== "name",
      );
    };
    t.deepEqual(await jobs({}), ["check"]);
    t.deepEqual(await jobs(mergeRequest), ["check", "review"]);

    const tenant = join(site, "stacks/niamey/tenants/acceptance.yaml");
    const before = await readFile(tenant, "utf8");
    await writeFile(tenant, before.replace("en: Acceptance", "en: First acceptance"));
    await committed();
    const harmless = await pipeline.run(mergeRequest);
    t.is(harmless.exitCode, 0, harmless.all);
    t.regex(harmless.all, /^check +> niamey: 1 tenant, .*: no issue/m);
    t.regex(harmless.all, /^check +> .*\bacceptance\b/m, "the preview");
    t.regex(harmless.all, /^review +> \| .*\*\*No new violation\.\*\*/m);
    const reports = ["reports/review.json", "reports/review.md", "reports/review.sarif"];
    const passed = await pipeline.artifacts("review");
    t.deepEqual(Object.keys(passed).sort(), reports);
    t.is(JSON.parse(passed["reports/review.json"] ?? "").result, "passed");

    await writeFile(tenant, before.replace(/^contact: .*$/m, "contact: someone@example.com"));
    await committed();
    const violating = await pipeline.run(mergeRequest);
    t.is(violating.exitCode, 1, violating.all);
    for (const job of ["check", "review"]) {
      t.regex(violating.all, new RegExp(`^.*FAIL.* ${job}\\b`, "m"), violating.all);
    }
    const failed = await pipeline.artifacts("review");
    t.deepEqual(Object.keys(failed).sort(), reports);
    t.is(JSON.parse(failed["reports/review.json"] ?? "").result, "failed");
    t.regex(failed["reports/review.sarif"] ?? "", /"baselineState": ?"new"/);
    t.regex(failed["reports/review.md"] ?? "", /1 new violation/);
    t.is(await git("status", "--porcelain"), "");
  },
);

test.serial(
  "plain JavaScript has each way in, as a module and as CommonJS, and one SDK",
  async (t) => {
    const names = ["aes-estate", "aes-estate/policies", "aes-estate/estate"];
    const used = `
    const same = sdk.ComponentResource.isPrototypeOf(components.TenantProject);
    console.log(JSON.stringify([same, typeof policies.installGuard, typeof estate.loadEstate]));`;
    const [a, b, c] = names.map((name) => JSON.stringify(name));
    const imports = `import * as components from ${a}; import * as policies from ${b}; import * as estate from ${c}; import sdk from "@pulumi/pulumi";`;
    const requires = `const components = require(${a}), policies = require(${b}), estate = require(${c}), sdk = require("@pulumi/pulumi");`;
    await writeFile(join(own, "try.mjs"), imports + used);
    await writeFile(join(own, "try.cjs"), requires + used);
    for (const file of ["try.mjs", "try.cjs"]) {
      const { stdout, stderr } = await run(process.execPath, [file], own);
      t.is(stdout, '[true,"function","function"]');
      t.is(stderr, "");
      await rm(join(own, file));
    }
    const module = join(own, "node_modules/aes-estate/dist/toolchain/paths.js");
    const compiled = (await import(module)) as { toolchainPaths: typeof toolchainPaths };
    const { key } = compiled.toolchainPaths();
    t.is(key, toolchainPaths().key, "what is built here is what the package looks for");
  },
);

test.serial(
  "a program of Pulumi's own template, in CommonJS through ts-node, runs and is warned once that no guard checks it",
  async (t) => {
    await mkdir(ministry);
    const files = {
      "package.json": JSON.stringify({
        name: "ministry",
        private: true,
        devDependencies: { typescript: manifest.devDependencies.typescript },
      }),
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          target: "es2020",
          module: "commonjs",
          moduleResolution: "node",
          esModuleInterop: true,
          skipLibCheck: true,
          types: [],
        },
        files: ["index.ts"],
      }),
      "Pulumi.yaml": "name: ministry\nruntime: nodejs\n",
      "index.ts": MINISTRY,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(ministry, name), text);
    await install(ministry, version);
    const { bin, plugins } = toolchainPaths();
    const home = join(folder, "home");
    const backend = join(folder, "backend");
    await Promise.all([mkdir(home), mkdir(backend)]);
    await symlink(plugins, join(home, "plugins"));
    const env = {
      PATH: [bin, dirname(process.execPath), bare.PATH].join(delimiter),
      PULUMI_HOME: home,
      PULUMI_BACKEND_URL: `file://${backend}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
      PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
    };
    const pulumi = (...args: string[]) =>
      run(join(bin, "pulumi"), [...args, "--non-interactive", "--color=never"], ministry, env);
    await pulumi("stack", "init", "dev");
    const { all = "" } = await pulumi("preview");
    t.regex(all, /TenantProject +bamako-two/);
    const [, diagnostics = ""] = all.split("\nDiagnostics:");
    t.is(diagnostics.split(GUARD_LINE).length, 2, all);
    t.is(diagnostics.match(/warning:/g)?.length, 1);
  },
);

const MINISTRY = `import { NO_QUOTA, TenantProject, type TenantProjectArgs } from "aes-estate";
import { installGuard } from "aes-estate/policies";
import { loadEstate } from "aes-estate/estate";
import * as openstack from "@pulumi/openstack";

const login = { userName: "admin", password: "none", tenantName: "admin" };
const where = { authUrl: "http://127.0.0.1:9/v3", region: "bamako-1" };
const provider = new openstack.Provider("site", { ...where, ...login }, { version: "5.4.1" });
const shared = { site: "bamako", owner: "ML", dataClass: "public", domainId: "ml", quota: NO_QUOTA, roleIds: {} };
for (const tenant of ["one", "two"]) {
  const args: TenantProjectArgs = { ...shared, tenant, title: tenant };
  new TenantProject(\`bamako-\${tenant}\`, args, { provider });
}
export const uses = [typeof installGuard, typeof loadEstate];
`;

// Other Node.js versions on this machine: that of AES_TEST_NODE, and the system's.
const others = [process.env.AES_TEST_NODE ?? "", "/usr/bin/node"].filter((node) =>
  existsSync(node),
);
for (const node of new Set(others)) {
  test.serial(`estate check by ${node}`, async (t) => {
    const { stdout: version } = await execa(node, ["--version"]);
    const major = Number(version.slice(1).split(".")[0]);
    const { exitCode, stdout, stderr } = await estate(["check"], node);
    if (major < 22) {
      t.is(exitCode, 2);
      t.regex(stderr, /^estate: Node\.js 22 or newer is needed, this is v\d+/m);
    } else {
      t.is(exitCode, 0, stderr);
      t.regex(stdout, /^niamey: 1 tenant/m);
    }
  });
}
