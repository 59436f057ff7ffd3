/**
 * Writes the content of `npm pack` to `dist/`: the compiled program, folder for folder as in the repository, and all
 * other files that it reads or runs. The only site data is the model that `estate init` starts from, and that is the
 * tests'.
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { omittedFolder, sourceFiles } from "./key.ts";
import { MODULES } from "./modules.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

/** Files that are read or run at their own path. The patterns also exclude files that are not in git. */
const SHIPPED: readonly (readonly [string, RegExp])[] = [
  ["policies", /^(PulumiPolicy\.yaml|package\.json)$/],
  ["stacks/schemas", /\.schema\.json$/],
  ["evidence/audit/schemas", /\.schema\.json$/],
  ["evidence/atlas/assets", /\.(css|js)$/],
  ["operations/deploy/shell", /^pulumi$/],
  [
    "sandbox",
    /^(?!tests\/).*\.(py|yaml|conf|json|sql|in|txt|config)$|\/(METADATA|enabled_plugins)$/,
  ],
];

/** Model of `estate init`: a registry, and the offers of its open sites; no tenant (estate/init). */
const MODELS = "test/reference/stacks";
const MODEL = /^(alliance|[^/]+\/(site|facility))\.yaml$/;

/** Files that are started through their first line. */
const PROGRAMS = ["policies/pack.js", "operations/deploy/shell/pulumi"];

rmSync(dist, { recursive: true, force: true });
const compiler = join(root, "node_modules/typescript/bin/tsc");
execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
for (const [folder, wanted] of SHIPPED) {
  for (const name of filesIn(join(root, folder)).filter((name) => wanted.test(name))) {
    copy(join(folder, name), join(folder, name));
  }
}
for (const name of filesIn(join(root, MODELS)).filter((name) => MODEL.test(name))) {
  copy(join(MODELS, name), join("model", name));
}

// The toolchain's sources determine its key: with them, the package finds what the repository built.
const toolchain = join(root, "toolchain");
const omitted = basename(omittedFolder(toolchain));
for (const name of [...MODULES.map((module) => module.name), omitted]) {
  for (const file of sourceFiles(join(toolchain, name))) {
    copy(join("toolchain", name, file), join("toolchain", name, file));
  }
}

// Node finds compiled modules only by their new names.
edit("policies/package.json", (text) => text.replace('"pack.ts"', '"pack.js"'));
// The compiled pack does not need a Node.js that strips types.
edit("policies/pack.js", (text) =>
  text.replace("<24&&", "<22&&").replace("Node.js%2024", "Node.js%2022"),
);
for (const name of filesIn(dist).filter((name) => name.endsWith(".d.ts"))) {
  edit(name, (text) => text.replace(/(["'])(\.{1,2}\/[^"']*)\.ts\1/g, "$1$2.js$1"));
}
for (const name of PROGRAMS) chmodSync(join(dist, name), 0o755);

/** Paths of all files below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.includes("node_modules/"))
    .sort();
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(join(dist, to)), { recursive: true });
  cpSync(join(root, from), join(dist, to));
}

function edit(name: string, change: (text: string) => string): void {
  const file = join(dist, name);
  const text = readFileSync(file, "utf8");
  const changed = change(text);
  if (changed !== text) writeFileSync(file, changed);
}
