/** Reads two revisions of a repository and reviews what lies between them. */
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import manifest from "../../package.json" with { type: "json" };
import { changedFiles } from "../history/changed.ts";
import type { Repository } from "../history/git.ts";
import { readTree } from "../history/tree.ts";
import { CODEOWNERS_FILES } from "./codeowners.ts";
import { TEXTS } from "./messages.ts";
import type { Review } from "./model.ts";
import { reviewOf } from "./review.ts";
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

/** The review in one language. @throws UserError if neither has an estate */
export async function reviewBetween(
  repository: Repository,
  { base, head, named, today }: Between,
  language: Language,
): Promise<Review> {
  const trees = {
    base: await readTree(repository, base, READ),
    head: await readTree(repository, head, READ),
  };
  const registry = "stacks/alliance.yaml";
  if (!trees.base.has(registry) && !trees.head.has(registry)) {
    throw new UserError(TEXTS.noEstate, { ...named, path: `${repository.prefix}${registry}` });
  }
  const request = {
    repository,
    trees,
    ...named,
    changed: await changedFiles(repository, base, head),
    codeOwners: await codeOwnersAt(repository, base),
    today,
    version: manifest.version,
  };
  return reviewOf(request, language);
}

/** CODEOWNERS as it is at BASE: a change must not choose its own reviewers. */
async function codeOwnersAt(repository: Repository, base: string): Promise<string | undefined> {
  const found = await readTree({ ...repository, prefix: "" }, base, CODEOWNERS_FILES);
  const file = CODEOWNERS_FILES.find((path) => found.get(path)?.content !== undefined);
  return file === undefined ? undefined : found.get(file)?.content?.toString("utf8");
}
