/** Whether the checkout of this machine has a commit, as it is or rewritten. */
import { contains } from "../git/contains.ts";
import { gitAnswer, type Repository } from "../git/git.ts";

/**
 * Whether HEAD has what a commit has: HEAD contains it, or has the same patches, or had the same files since; or the
 * commit was amended here and that is true of the result. That it was checked out here once is not enough.
 */
export async function has(checkout: Repository, commit: string): Promise<boolean> {
  if (await contains(checkout, "HEAD", commit)) return true;
  if (!(await isKnown(checkout, commit))) return false;
  for (const each of await withAmended(checkout, commit)) {
    if (await hasChanges(checkout, each)) return true;
  }
  return false;
}

/** Whether the repository has a commit at all. */
export async function isKnown(checkout: Repository, commit: string): Promise<boolean> {
  return (await gitAnswer(checkout, ["cat-file", "-e", `${commit}^{commit}`])).ok;
}

/** Whether HEAD has the changes of a commit in commits that the commit does not contain. */
async function hasChanges(checkout: Repository, commit: string): Promise<boolean> {
  // The commit's side without what has the same patch on the other one: empty after a rebase.
  const sides = ["--cherry-pick", "--right-only", "--max-count=1", `HEAD...${commit}`];
  const lacking = await gitAnswer(checkout, ["rev-list", ...sides, "--"]);
  if (lacking.ok && lacking.text === "") return true;
  // Squashed commits. Not compared with what both sides had before: the commit may have taken it back.
  const files = await gitAnswer(checkout, ["rev-parse", `${commit}^{tree}`]);
  const since = await gitAnswer(checkout, ["log", "--format=%T", `${commit}..HEAD`, "--"]);
  return files.ok && since.text.split("\n").includes(files.text);
}

/** A commit and what it was amended to in this clone, by the log of its HEAD. */
async function withAmended(checkout: Repository, commit: string): Promise<string[]> {
  const log = await gitAnswer(checkout, ["log", "--walk-reflogs", "--format=%H %gs", "HEAD", "--"]);
  const found = [commit];
  let before = "";
  for (const line of log.text.split("\n").reverse()) {
    const [id = "", ...action] = line.split(" ");
    if (found.includes(before) && action.join(" ").startsWith("commit (amend)")) found.push(id);
    before = id;
  }
  return found;
}
