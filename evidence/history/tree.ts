/** The files of one revision, in memory: nothing of it is written, so no name of a file leads anywhere. */

import { gitOutput, type Repository } from "../../operations/git/git.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";
import { objectsOf } from "./objects.ts";

/** What a revision has at a path. */
export interface TreeEntry {
  /** `link`: symbolic; its target is never followed. `repository`: another repository, a submodule. */
  readonly kind: "file" | "link" | "repository";
  readonly bytes: number;
  /** Absent for what is not a file, and for a file larger than any of the estate may be. */
  readonly content?: Buffer;
}

/** A revision's entries by their path in the repository's folder. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** The largest file that is read, and the most of all files together, in bytes. */
const MOST_OF_A_FILE = 2 * 2 ** 20;
const MOST_TOGETHER = 256 * 2 ** 20;
const MOST_ENTRIES = 100_000;

/**
 * Reads files, and folders with all that is below them; a path that the revision does not have is left out.
 * @throws UserError if git would not check the revision out as it is, or if there is too much
 */
export async function readTree(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<Tree> {
  const { prefix } = repository;
  const names = paths.map((path) => `${prefix}${path}`);
  const args = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", ...names];
  const listed = (await gitOutput(repository, args)).toString("utf8").split("\0");
  const rows = listed.filter((row) => row !== "").map(rowOf);
  rejectStrange(rows, commit);
  const read = rows.filter(({ kind, bytes }) => kind === "file" && bytes <= MOST_OF_A_FILE);
  const total = read.reduce((sum, { bytes }) => sum + bytes, 0);
  if (rows.length > MOST_ENTRIES || total > MOST_TOGETHER) {
    const values = {
      revision: short(commit),
      count: rows.length,
      size: Math.ceil(total / 2 ** 20),
    };
    throw new UserError(TEXTS.tooMuch, values);
  }
  const contents = await objectsOf(repository, "blob", new Set(read.map(({ object }) => object)));
  return new Map(
    rows.map(({ path, object, kind, bytes }) => {
      const content = kind === "file" ? contents.get(object) : undefined;
      return [path.slice(prefix.length), { kind, bytes, ...(content && { content }) }];
    }),
  );
}

interface Row extends TreeEntry {
  readonly path: string;
  readonly object: string;
}

/** `100644 blob <object>    1234\t<path>`. */
function rowOf(row: string): Row {
  const tab = row.indexOf("\t");
  const [mode, , object = "", size = ""] = row.slice(0, tab).split(/ +/);
  const kind = mode === "120000" ? "link" : mode === "160000" ? "repository" : "file";
  return { path: row.slice(tab + 1), object, kind, bytes: Number(size) || 0 };
}

/** Rejects names that git never writes to a disk, and doubles: such a tree was made to show two readers two things. */
function rejectStrange(rows: readonly Row[], commit: string): void {
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const { path } of rows) {
    const parts = path.split("/");
    const strange = parts.some((part) => /^(|\.|\.\.|\.git)$/i.test(part));
    if (strange || seen.has(path)) {
      throw new UserError(TEXTS.strangeTree, { revision: short(commit), path });
    }
    seen.add(path);
    for (let end = 1; end < parts.length; end++) folders.add(parts.slice(0, end).join("/"));
  }
  const both = rows.find(({ path }) => folders.has(path));
  if (both) throw new UserError(TEXTS.strangeTree, { revision: short(commit), path: both.path });
}

/** The first figures of a commit's name, as people write it. */
export function short(commit: string): string {
  return commit.slice(0, 10);
}
