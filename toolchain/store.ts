/** The cache folder: what is finished in it, what can be taken over from an older key, what may go. */
import { existsSync, readFileSync } from "node:fs";
import * as fs from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { GoModule } from "./modules.ts";

/** How many toolchains are kept: the one in use and the two used before. */
export const KEPT = 3;

/** A file name of a key: sixteen hexadecimal digits. */
const KEY = /^[0-9a-f]{16}$/;

/** The file that says which sources a finished program was made of. */
function marker(folder: string, module: GoModule): string {
  return join(folder, ".built", module.name);
}

/** Where the further names of a module's program go, from the cache folder. */
function links({ output, links = [] }: GoModule): string[] {
  return links.map((name) => join(dirname(output), name));
}

/** Whether a module's program is in the folder and made of these sources. */
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
 * Puts a finished program in its place, under all its names at the same moment: its links are there before it and
 * lead nowhere until it is. A reader sees the whole program or none.
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

/** Takes a module over from another key's folder when its sources are the same; tells whether it could. */
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

/** A fresh folder for a module's unfinished work, inside the toolchain's own file system. */
export async function scratch(folder: string, module: GoModule): Promise<string> {
  const path = await discard(folder, module);
  await fs.mkdir(path, { recursive: true });
  return path;
}

/** Removes a module's unfinished work and gives the folder that it has its place in. */
export async function discard(folder: string, module: GoModule): Promise<string> {
  const path = join(folder, `.tmp-${module.name}`);
  await fs.rm(path, { recursive: true, force: true });
  return path;
}

/** Notes that the toolchain is used, and removes all but the last used ones. */
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
