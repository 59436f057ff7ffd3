/** Writes the atlas into a folder: complete, or not at all. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../../output/user-error.ts";
import { COMMAND_TEXTS } from "./command-messages.ts";
import { MARK } from "./files.ts";

/**
 * Replaces the folder by these files. Throws a `UserError` if the folder holds anything but an atlas, or cannot be
 * written; the former atlas stays then.
 */
export async function writeAtlas(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const target = resolve(folder);
  await rejectOther(folder, target);
  try {
    await mkdir(dirname(target), { recursive: true });
    const fresh = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
    try {
      for (const path of new Set([...files.keys()].map(dirname))) {
        await mkdir(join(fresh, path), { recursive: true });
      }
      for (const [path, text] of files) await writeFile(join(fresh, path), text);
      await rm(target, { recursive: true, force: true });
      await rename(fresh, target);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(COMMAND_TEXTS.notWritten, { folder, reason: code });
  }
}

async function rejectOther(folder: string, target: string): Promise<void> {
  if (!existsSync(target)) return;
  const names = await readdir(target).catch(() => undefined);
  if (names !== undefined && (names.length === 0 || names.includes(MARK))) return;
  throw new UserError(COMMAND_TEXTS.notEmpty, { folder });
}
