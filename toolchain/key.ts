/** Hashes that show whether a built toolchain matches these sources. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { BUILD_FLAGS, type GoModule, MODULES } from "./modules.ts";

/** The files of a module that can change the build: all except tests and their data. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith("_test.go"))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.split("/").includes("testdata"))
    .sort();
}

/** The folder that has, for each set of `omits`, what stands for packages that a module is built without. */
export const omittedFolder = (sources: string) => join(sources, "omitted");

/** The hash of one module: its table entry, its lock files, its sources, and what stands for what it omits. */
export function moduleHash(module: GoModule, sources: string): string {
  const { seconds: _, title: __, ...built } = module;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([process.platform, process.arch, BUILD_FLAGS, built]));
  const own = join(sources, module.name);
  for (const folder of module.omits ? [own, join(omittedFolder(sources), module.omits)] : [own]) {
    for (const file of sourceFiles(folder)) {
      const content = readFileSync(join(folder, file));
      hash.update(`\0${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** The hash of every module by name. */
export function moduleHashes(
  sources: string,
  modules: readonly GoModule[] = MODULES,
): Map<string, string> {
  return new Map(modules.map((module) => [module.name, moduleHash(module, sources)]));
}

/** The name of the cache folder: the hash of all modules' hashes. */
export function toolchainKey(hashes: ReadonlyMap<string, string>): string {
  return createHash("sha256")
    .update(JSON.stringify([...hashes].sort()))
    .digest("hex")
    .slice(0, 16);
}
