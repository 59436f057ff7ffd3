/**
 * Writes files that must not be lost: the new text is synced to disk beside the old file, then replaces it
 * atomically. A crash, a power failure or a full disk leaves either the old file or the new one, complete
 * (docs/adr/0054).
 */
import { randomBytes } from "node:crypto";
import { chmod, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A new text beside the file it will replace. */
export interface Staged {
  /** Path of the temporary file. */
  readonly aside: string;
  /** Path of the target: the file itself, even if a symbolic link was given. */
  readonly place: string;
}

/** Writes a file completely or not at all. `mode` defaults to that of the existing file. */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const { aside, place } = await stage(file, content, mode);
  try {
    await rename(aside, place);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await keepFolder(place);
}

/** Writes and syncs the text beside its target; leaves no file behind on failure. */
export async function stage(
  file: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<Staged> {
  const place = await realpath(file).catch(() => file);
  const before = await stat(place).catch(() => undefined);
  const aside = `${place}.${process.pid}-${randomBytes(4).toString("hex")}.new`;
  try {
    await writeFile(aside, content, { flag: "wx", flush: true, mode: mode ?? 0o666 });
    const wanted = mode ?? before?.mode;
    if (wanted !== undefined) await chmod(aside, wanted & 0o7777);
    return { aside, place };
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Syncs the entries of a file's folder to disk, where the file system can; file contents are synced already. */
export async function keepFolder(file: string): Promise<void> {
  const folder = await open(dirname(file));
  try {
    await folder.sync().catch(() => undefined);
  } finally {
    await folder.close();
  }
}
