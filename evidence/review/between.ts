/** Reads two revisions of a repository, once, for a review of what lies between them. */

import type { Repository } from "../../operations/git/git.ts";
import { UserError } from "../../output/user-error.ts";
import manifest from "../../package.json" with { type: "json" };
import { changedFiles } from "../history/changed.ts";
import { readTree } from "../history/tree.ts";
import { CODEOWNERS_FILES } from "./codeowners.ts";
import { TEXTS } from "./messages.ts";
import type { ReviewRequest } from "./review.ts";
import { READ } from "./side.ts";

/** Two revisions, and how people name them. */
export interface Between {
  /** Full names of the commits, or of trees. */
  readonly base: string;
  readonly head: string;
  readonly named: { readonly base: string; readonly head: string };
  /** Day (UTC) of the evaluation. */
  readonly today: string;
}

/** Everything that git has for the review. @throws UserError if neither revision has an estate */
export async function readBetween(
  repository: Repository,
  { base, head, named, today }: Between,
): Promise<ReviewRequest> {
  const trees = {
    base: await readTree(repository, base, READ),
    head: await readTree(repository, head, READ),
  };
  const registry = "stacks/alliance.yaml";
  if (!trees.base.has(registry) && !trees.head.has(registry)) {
    throw new UserError(TEXTS.noEstate, { ...named, path: `${repository.prefix}${registry}` });
  }
  return {
    repository,
    trees,
    ...named,
    changed: await changedFiles(repository, base, head),
    codeOwners: await codeOwnersAt(repository, base),
    today,
    version: manifest.version,
  };
}

/** CODEOWNERS as it is at BASE: a change must not choose its own reviewers. */
async function codeOwnersAt(repository: Repository, base: string): Promise<string | undefined> {
  const found = await readTree({ ...repository, prefix: "" }, base, CODEOWNERS_FILES);
  const file = CODEOWNERS_FILES.find((path) => found.get(path)?.content !== undefined);
  return file === undefined ? undefined : found.get(file)?.content?.toString("utf8");
}
