/** Writes a bundle: a folder and an archive of the same files, or neither. */
import { existsSync } from "node:fs";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { writeWholeFolder } from "../../estate/edit/whole-folder.ts";
import { shownPath } from "../../output/path.ts";
import { UserError } from "../../output/user-error.ts";
import { pack } from "./archive.ts";
import { TEXTS } from "./messages.ts";
import type { Files } from "./model.ts";

/** The archive beside a bundle's folder. */
export const archiveOf = (folder: string) => `${folder}.tar`;

/** Rejects a folder or an archive that exists: evidence is never overwritten. */
export function rejectUsed(folder: string): void {
  const used = [folder, archiveOf(folder)].find((path) => existsSync(path));
  if (used !== undefined) throw new UserError(TEXTS.folderUsed, { folder: shownPath(used) });
}

/** Writes the folder under another name first: one that is there is complete. */
export async function writeBundle(folder: string, files: Files): Promise<void> {
  try {
    await writeWholeFolder(folder, files, () => writeWhole(archiveOf(folder), pack(files), 0o644));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(TEXTS.notWritten, { file: shownPath(folder), reason: code });
  }
}
