/** The files in which revisions differ, and those that commits change. */

import { gitOutput, type Repository } from "../../operations/git/git.ts";
import type { Commit } from "./commits.ts";

/** Paths from the repository's root, in the order of git; a renamed file is the old and the new path. */
export async function changedFiles(
  repository: Repository,
  base: string,
  head: string,
): Promise<string[]> {
  const args = ["diff-tree", "-r", "-z", "--no-renames", "--name-only", "--no-commit-id"];
  const output = await gitOutput(repository, [...args, base, head, "--"]);
  return output
    .toString("utf8")
    .split("\0")
    .filter((path) => path !== "");
}

/** The tree without files, which every repository knows. */
export async function emptyTree(repository: Repository): Promise<string> {
  const args = ["hash-object", "-t", "tree", "--stdin"];
  return (await gitOutput(repository, args)).toString("latin1").trim();
}

/**
 * The files that each commit changes below some paths, in the repository's folder. A merge on the line of first parents
 * has all that it brings to this line; another merge has what no parent of it had.
 */
export async function changedByEach(
  repository: Repository,
  commits: readonly Commit[],
  line: ReadonlySet<string>,
  paths: readonly string[],
): Promise<Map<string, string[]>> {
  const { prefix } = repository;
  const rows = commits.map(({ id, parents: [first] }) =>
    line.has(id) && first !== undefined ? `${id} ${first}\n` : `${id}\n`,
  );
  const changed = new Map<string, string[]>();
  if (rows.length === 0) return changed;
  const args = ["diff-tree", "--stdin", "--root", "-r", "-c", "-z", "--no-renames", "--name-only"];
  const names = paths.map((path) => `${prefix}${path}`);
  const output = await gitOutput(repository, [...args, "--", ...names], rows.join(""));
  let files: string[] = [];
  for (const word of output.toString("utf8").split("\0")) {
    // Each path begins with one of the given ones, so it is no commit's name.
    if (/^[0-9a-f]{40,64}$/.test(word)) {
      files = [];
      changed.set(word, files);
    } else if (word !== "") files.push(word.slice(prefix.length));
  }
  return changed;
}
