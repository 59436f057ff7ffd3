/** The promises of package.json to its dependents. test/cli/package.cli.test.ts packs, installs and uses it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { packaged, packFile, programRoot, projectAbove } from "../../policies/enforce/project.ts";
import { PROGRAM } from "../helpers/checkout.ts";
import { repositoryRoot } from "../helpers/site-data.ts";

const json = (name: string) => JSON.parse(readFileSync(join(repositoryRoot, name), "utf8"));
const manifest = json("package.json");
const lock = json("package-lock.json");

test("each entry point is a source of this repository and has types for old and new compilers", (t) => {
  const { ".": components, "./schemas/*": _, "./package.json": __, ...others } = manifest.exports;
  // Only Pulumi's runner reads the last of these, when it starts the repository's own program.
  t.is(components.default, "./stacks/index.ts");
  for (const [name, { types, import: module, require }] of Object.entries<Record<string, string>>({
    ".": components,
    ...others,
  })) {
    t.is(module, require);
    t.is(types, module?.replace(/\.js$/, ".d.ts"));
    const source = module?.replace("./dist/", "").replace(/\.js$/, ".ts") ?? "";
    t.true(existsSync(join(repositoryRoot, source)), source);
    const old = name === "." ? [manifest.types] : manifest.typesVersions["*"][name.slice(2)];
    t.deepEqual(old, [types?.slice(2)], name);
  }
  t.deepEqual(Object.keys(others), ["./stack", "./policies", "./estate"]);
});

test("the program has no copy of the SDK, in which the guard would miss registered resources", (t) => {
  const peers = Object.keys(manifest.peerDependencies);
  t.deepEqual(peers, [
    "@pulumi/kubernetes",
    "@pulumi/openstack",
    "@pulumi/pulumi",
    "@pulumi/random",
  ]);
  for (const name of peers) {
    t.false(name in manifest.dependencies);
    t.is(manifest.peerDependencies[name], `^${manifest.devDependencies[name]}`);
  }
});

test("no package's own script runs when packages are installed", (t) => {
  const packages = Object.entries<{ hasInstallScript?: boolean }>(lock.packages);
  const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripts.map(([path]) => path.replace(/^.*node_modules\//, ""));
  t.deepEqual(manifest.allowScripts, Object.fromEntries(names.map((name) => [name, false])));
});

test("the repository is its own project; the package looks for an estate in the folders above", (t) => {
  t.false(packaged);
  t.is(packFile, join(repositoryRoot, "policies/pack.ts"));
  t.is(join(programRoot, "."), repositoryRoot);
  t.true(PROGRAM.every((name) => existsSync(join(programRoot, name))));
  t.is(projectAbove(join(repositoryRoot, "test/programs")), repositoryRoot);
  t.is(projectAbove("/"), undefined);
});
