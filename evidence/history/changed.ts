/** The files in which two revisions differ. */
import { gitOutput, type Repository } from "./git.ts";

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
