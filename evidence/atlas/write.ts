/** Writes the atlas into a folder: complete, or not at all. */
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { writeWholeFolder } from "../../estate/edit/whole-folder.ts";
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
  await rejectOther(folder);
  try {
    await writeWholeFolder(folder, files, () => rm(folder, { recursive: true, force: true }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(COMMAND_TEXTS.notWritten, { folder, reason: code });
  }
}

async function rejectOther(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const names = await readdir(folder).catch(() => undefined);
  if (names !== undefined && (names.length === 0 || names.includes(MARK))) return;
  throw new UserError(COMMAND_TEXTS.notEmpty, { folder });
}
