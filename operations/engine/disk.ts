/** A full disk: a run that cannot write its log, its events and its journal does not begin. */
import { statfs } from "node:fs/promises";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

/** Free space that a run needs at least, MiB. */
export const NEEDED_MIB = 64;

/** The free space of a file system, as statfs(2) gives it. */
export interface FreeSpace {
  /** Blocks that programs of ordinary users may fill. */
  readonly bavail: number;
  /** Size of a block, bytes. */
  readonly bsize: number;
}

/** Throws a `UserError` if the disk of a folder is full, or almost. */
export async function requireSpace(
  folder: string,
  spaceOf: (folder: string) => Promise<FreeSpace> = statfs,
): Promise<void> {
  const { bavail, bsize } = await spaceOf(folder);
  const free = Math.floor((bavail * bsize) / 2 ** 20);
  if (free < NEEDED_MIB) throw new UserError(TEXTS.fullDisk, { folder, free, wanted: NEEDED_MIB });
}
