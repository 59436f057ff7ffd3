/**
 * A copy of the repository with the reference's data, which a test may change; it works on the same stacks, clouds and
 * caches.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkOut, everything } from "../../helpers/checkout.ts";
import { edit } from "../../helpers/edit.ts";

/** The copy's folder, and how to change one of its files and to throw it away. */
export interface Copy {
  readonly folder: string;
  /** Changes a file's text; a change that changes nothing is an error. */
  edit(file: string, change: (text: string) => string): Promise<void>;
  remove(): Promise<void>;
}

/** Environment of a command that works on the data of one folder. */
export const dataOf = (folder: string) => ({ AES_ESTATE_PROJECT: folder });

/** Copies the repository but its packages, which are shared, and lays the reference's data over it. */
export async function copyRepository(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "aes-copy-"));
  await checkOut(folder, await everything());
  return {
    folder,
    edit: (file, change) => edit(join(folder, file), change),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
