/** What a repository has of a history. */
import { gitAnswer, type Repository } from "./git.ts";

/** Whether a repository lacks older commits: it is a shallow clone. */
export async function isShallow(repository: Repository): Promise<boolean> {
  return (await gitAnswer(repository, ["rev-parse", "--is-shallow-repository"])).text === "true";
}

/** Whether a commit contains another one. */
export async function contains(
  repository: Repository,
  commit: string,
  other: string,
): Promise<boolean> {
  return (await gitAnswer(repository, ["merge-base", "--is-ancestor", other, commit])).ok;
}
