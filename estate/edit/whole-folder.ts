/** Writes a folder that must be complete: its files are written beside its place first, which it then takes at once. */
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/**
 * Writes the files, by their paths in the folder. `last` is done when all are written, before the folder takes its place;
 * if it fails, nothing is left. Throws the error of the file system; the place stays as it was.
 */
export async function writeWholeFolder(
  folder: string,
  files: Iterable<readonly [path: string, content: string | Uint8Array]>,
  last: () => Promise<void> = async () => {},
): Promise<void> {
  const place = resolve(folder);
  await mkdir(dirname(place), { recursive: true });
  const aside = await mkdtemp(join(dirname(place), `.${basename(place)}-`));
  try {
    for (const [path, content] of files) {
      await mkdir(dirname(join(aside, path)), { recursive: true });
      await writeFile(join(aside, path), content);
    }
    await chmod(aside, 0o777 & ~process.umask()); // a temporary folder is its owner's alone
    await last();
    await rename(aside, place);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
