/** The cache folder: finished programs, reuse from an older key, cleanup. */
import { existsSync, readFileSync } from "node:fs";
import * as fs from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { GoModule } from "./modules.ts";

/** Number of toolchains kept: the one in use and the two used before. */
export const KEPT = 3;

/** A file name of a key: sixteen hexadecimal digits. */
const KEY = /^[0-9a-f]{16}$/;

/** The file that records the sources of a finished program. */
function marker(folder: string, module: GoModule): string {
  return join(folder, ".built", module.name);
}

/** Paths of the further names of a module's program, in the cache folder. */
function links({ output, links = [] }: GoModule): string[] {
  return links.map((name) => join(dirname(output), name));
}

/** True if a module's program is in the folder and built from these sources. */
export function isBuilt(folder: string, module: GoModule, hash: string): boolean {
  try {
    return (
      readFileSync(marker(folder, module), "utf8") === hash &&
      [module.output, ...links(module)].every((path) => existsSync(join(folder, path)))
    );
  } catch {
    return false;
  }
}

/**
 * Moves a finished program to its place, under all its names at the same moment: its links exist before and
 * are dangling until then. A reader sees the whole program or none.
 */
export async function finish(
  folder: string,
  module: GoModule,
  hash: string,
  program: string,
): Promise<void> {
  const target = join(folder, module.output);
  await fs.mkdir(dirname(target), { recursive: true });
  for (const path of links(module)) {
    const link = join(dirname(program), basename(path));
    await fs.symlink(basename(target), link);
    await fs.rename(link, join(folder, path));
  }
  await fs.rename(program, target);
  await discard(folder, module);
  await fs.mkdir(join(folder, ".built"), { recursive: true });
  await fs.writeFile(marker(folder, module), hash);
}

/** Links a module from another key's folder if its sources are the same; returns whether it could. */
export async function adopt(folder: string, module: GoModule, hash: string): Promise<boolean> {
  const root = dirname(folder);
  for (const key of await keys(root)) {
    const other = join(root, key);
    if (other === folder || !isBuilt(other, module, hash)) continue;
    const link = join(await scratch(folder, module), "adopted");
    await fs.link(join(other, module.output), link);
    await finish(folder, module, hash, link);
    return true;
  }
  return false;
}

/** A new folder for a module's unfinished work, on the toolchain's own file system. */
export async function scratch(folder: string, module: GoModule): Promise<string> {
  const path = await discard(folder, module);
  await fs.mkdir(path, { recursive: true });
  return path;
}

/** Removes a module's unfinished work and returns the folder that contains it. */
export async function discard(folder: string, module: GoModule): Promise<string> {
  const path = join(folder, `.tmp-${module.name}`);
  await fs.rm(path, { recursive: true, force: true });
  return path;
}

/** Records that the toolchain is used, and removes all but the most recently used ones. */
export async function clean(folder: string): Promise<void> {
  const root = dirname(folder);
  const now = new Date();
  await fs.utimes(folder, now, now);
  const byUse = await Promise.all(
    (await keys(root)).map(async (key) => ({
      key,
      used: (await fs.stat(join(root, key))).mtimeMs,
    })),
  );
  byUse.sort((a, b) => b.used - a.used);
  for (const { key } of byUse.slice(KEPT)) {
    await fs.rm(join(root, key), { recursive: true, force: true });
  }
}

async function keys(root: string): Promise<string[]> {
  return (await fs.readdir(root)).filter((name) => KEY.test(name));
}
