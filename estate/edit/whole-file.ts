/**
 * Files that must not be lost: a new text is brought to the disk beside the old one and then takes its place at once. A crash, a power
 * failure or a full disk leaves the old file or the new one, whole (docs/adr/0054).
 */
import { randomBytes } from "node:crypto";
import { chmod, open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A new text beside the file it is for. */
export interface Staged {
  /** Where it is. */
  readonly aside: string;
  /** Where it goes: the file itself, also where a symbolic link was named. */
  readonly place: string;
}

/** Writes a file whole or not at all. `mode` is that of the file before when absent. */
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

/** Writes it beside its place, to the disk; nothing is left of one that cannot be written. */
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

/** Brings to the disk which names a file's folder has, where the file system can: what is in the files is there already. */
export async function keepFolder(file: string): Promise<void> {
  const folder = await open(dirname(file));
  try {
    await folder.sync().catch(() => undefined);
  } finally {
    await folder.close();
  }
}
