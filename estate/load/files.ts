/** Where the estate's files are read: on this machine, or in a revision of a repository, in memory. */
import { readdir } from "node:fs/promises";
import { readText } from "../../policies/values/text-file.ts";

/** One entry of a folder, as `Dirent` of Node.js. */
export interface Entry {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** A reader of files and folders by their absolute paths. */
export interface Files {
  /** A file's text. @throws FileFault */
  text(file: string): string;
  /** A folder's entries, in any order; rejects with an error that has Node's `code`. */
  list(folder: string): Promise<readonly Entry[]>;
  /** Files that were read before, by path and text: revisions have most of them in common. @default none are kept */
  readonly kept?: Map<string, unknown>;
}

/** The files of this machine. */
export const ON_DISK: Files = {
  // A link's target may be outside the repository, where its content is not reviewed.
  text: (file) => readText(file, { links: false }),
  list: (folder) => readdir(folder, { withFileTypes: true }),
};
