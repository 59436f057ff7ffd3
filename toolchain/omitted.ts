/**
 * What programs are built without: the engine without drivers of foreign clouds, the control plane without the kubelet's
 * packages, the Kubernetes plugin without Kustomize and the SDK's types. In a folder of `omitted/`, `packages/` stands for
 * whole packages and `files/` for single files, under their import paths. The compiler gets copies of the modules that hold
 * them; Go does not let an overlay change its cache of modules.
 */
import * as fs from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { execa } from "execa";
import { ToolchainError } from "./errors.ts";
import { explain, GO_ENV } from "./go.ts";
import { omittedFolder } from "./key.ts";
import { BUILD_FLAGS } from "./modules.ts";
import type { Environment } from "./paths.ts";

/** Input of the copies. */
export interface Omission {
  /** The folder of the module that is built. */
  readonly module: string;
  /** The folder that holds the modules. */
  readonly sources: string;
  /** The folder of `omitted/`. */
  readonly omits: string;
  /** An existing folder for the copies. */
  readonly work: string;
  readonly env: Environment;
}

/**
 * Writes the copies, and a `go.mod` that names them; returns the build flag for it.
 *
 * @throws ToolchainError if a file that is replaced is not in its module any more
 */
export async function withoutOmitted(omission: Omission): Promise<string[]> {
  const { module, work } = omission;
  const replaced = new Map<string, string>();
  const copied = join(work, "modules");
  for (const [path, { folder, packages }] of await modulesOf(omission)) {
    const copy = join(copied, path.replaceAll("/", "+"));
    await copyWithout(folder, copy, packages);
    replaced.set(path, copy);
  }
  const lines = [...replaced].map(([path, copy]) => `replace ${path} => ${copy}\n`);
  const text = await fs.readFile(join(module, "go.mod"), "utf8");
  await fs.writeFile(join(work, "go.mod"), withoutReplacements(text, replaced) + lines.join(""));
  await fs.copyFile(join(module, "go.sum"), join(work, "go.sum"));
  return ["-modfile", join(work, "go.mod")];
}

/** A go.mod without its own replacements of these modules, which would contradict the copies. */
function withoutReplacements(text: string, modules: ReadonlyMap<string, string>): string {
  const replacement = /^(?:replace)?\s*(\S+)(?: v\S+)? => .*$/;
  const lines = text.split("\n");
  return lines.filter((line) => !modules.has(replacement.exec(line)?.[1] ?? "")).join("\n");
}

/** A package of a module, and what stands for it or for some of its files. */
interface Part {
  /** Path in the module. */
  readonly path: string;
  /** Our files. */
  readonly files: readonly string[];
  readonly whole: boolean;
}

const UNCHANGED: Part = { path: "", files: [], whole: false };

interface Holder {
  /** In Go's cache. */
  readonly folder: string;
  readonly packages: Part[];
}

/** The modules that hold what is omitted, by their paths. */
async function modulesOf({ module, sources, omits, env }: Omission): Promise<Map<string, Holder>> {
  const ours = new Map<string, { files: string[]; whole: boolean }>();
  for (const kind of ["packages", "files"]) {
    const root = join(omittedFolder(sources), omits, kind);
    for (const entry of await fs.readdir(root, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const path = relative(root, entry.parentPath).replaceAll(sep, "/");
      const { files } = ours.get(path) ?? { files: [] };
      const file = join(entry.parentPath, entry.name);
      ours.set(path, { files: [...files, file], whole: kind === "packages" });
    }
  }
  const format = "{{.ImportPath}} {{.Dir}} {{with .Module}}{{.Path}} {{.Dir}}{{end}}";
  // A module that needs less than the engine may not know all packages.
  const run = await execa("go", ["list", "-e", ...BUILD_FLAGS, "-f", format, ...ours.keys()], {
    cwd: module,
    env: { ...env, ...GO_ENV },
    extendEnv: false,
    reject: false,
  });
  if (run.failed) throw new ToolchainError(explain((run.stderr ?? "").split("\n")));
  const modules = new Map<string, Holder>();
  for (const line of run.stdout.split("\n")) {
    const [path = "", folder = "", name = "", root = ""] = line.split(" ");
    if (root === "") continue;
    const holder = modules.get(name) ?? { folder: root, packages: [] };
    const { files = [], whole = false } = ours.get(path) ?? {};
    holder.packages.push({ path: relative(root, folder), files, whole });
    modules.set(name, holder);
  }
  return modules;
}

/** Copies the folders on the way to a package; links all others. */
async function copyWithout(from: string, to: string, packages: readonly Part[]): Promise<void> {
  await fs.mkdir(to, { recursive: true });
  const here = packages.find(({ path }) => path === "");
  const further = packages.filter(({ path }) => path !== "");
  for (const entry of await fs.readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      const inside = further.filter(({ path }) => path.split(sep)[0] === entry.name);
      if (inside.length > 0)
        await copyWithout(
          source,
          target,
          inside.map((part) => below(part, entry.name)),
        );
      // A package may embed its folders, but not links to them.
      else if (here !== undefined) await copyWithout(source, target, [UNCHANGED]);
      else await fs.symlink(source, target);
    } else if (!(here?.whole && entry.name.endsWith(".go"))) {
      await fs.copyFile(source, target);
      await fs.chmod(target, 0o644);
    }
  }
  for (const file of here?.files ?? []) {
    const target = join(to, basename(file));
    if (!here?.whole && !(await exists(target))) {
      throw new ToolchainError(`${basename(dirname(file))} has no ${basename(file)} any more`);
    }
    await fs.copyFile(file, target);
  }
}

const below = (part: Part, folder: string): Part => ({
  ...part,
  path: part.path === folder ? "" : part.path.slice(folder.length + 1),
});

const exists = (file: string) =>
  fs.access(file).then(
    () => true,
    () => false,
  );
