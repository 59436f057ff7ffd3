/** Revisions and commits of a repository. */

import { isShallow } from "../../operations/git/contains.ts";
import { gitAnswer, gitOutput, type Repository } from "../../operations/git/git.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

/** A person as a commit names one. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A commit; its people and dates are what its author wrote, signed or not. */
export interface Commit {
  /** Its full name. */
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** When it was written and when it was committed: `2026-11-30T10:00:00+00:00`. */
  readonly authored: string;
  readonly committed: string;
  /** First line of its message. */
  readonly subject: string;
  /** Its whole message. */
  readonly message: string;
}

/** Full name of a revision's commit. @throws UserError */
export async function commitOf(repository: Repository, revision: string): Promise<string> {
  const wanted = `${revision}^{commit}`;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", wanted];
  // No revision has a control character, and no process is started with a NUL in an argument.
  const { ok, text } =
    revision === "" || /\p{Cc}/u.test(revision)
      ? { ok: false, text: "" }
      : await gitAnswer(repository, args);
  if (ok && /^[0-9a-f]{40,64}$/.test(text)) return text;
  const kind = (await isShallow(repository)) ? TEXTS.shallowRevision : TEXTS.noRevision;
  throw new UserError(kind, { revision });
}

/** The last commit that two have in common; absent if there is none. */
export async function commonCommit(
  repository: Repository,
  one: string,
  other: string,
): Promise<string | undefined> {
  const { ok, text } = await gitAnswer(repository, ["merge-base", one, other]);
  return ok ? text.split("\n")[0] : undefined;
}

/** Full names of a commit and of all that it contains. */
export async function historyOf(repository: Repository, commit: string): Promise<Set<string>> {
  const output = await gitOutput(repository, ["rev-list", commit, "--"]);
  return new Set(output.toString("latin1").split("\n"));
}

/** The commits to list. */
export interface CommitRange {
  /** Full name of the newest commit. */
  readonly to: string;
  /** Commits that this one contains are left out. @default none */
  readonly notIn?: string;
  /** Only commits that change one of these files or folders of the repository's folder. @default any */
  readonly paths?: readonly string[];
  /** Whether only first parents are followed: what a branch was, without the branches merged into it. @default false */
  readonly firstParent?: boolean;
  /** At most this many. @default all */
  readonly most?: number;
}

/**
 * Commits, newest first, each before its parents. By their order in history and never by their dates, which an author can
 * write: a date is for the reader.
 */
export async function commits(
  repository: Repository,
  { to, notIn, paths = [], firstParent = false, most }: CommitRange,
): Promise<Commit[]> {
  const fields = ["%H", "%P", "%an", "%ae", "%cn", "%ce", "%aI", "%cI", "%s", "%B"];
  const range = notIn === undefined ? [to] : [to, `^${notIn}`];
  const files = paths.map((path) => `${repository.prefix}${path}`);
  const args = [
    "log",
    "-z",
    "--topo-order",
    ...(firstParent ? ["--first-parent"] : ["--full-history", "--simplify-merges"]),
    ...(most === undefined ? [] : [`--max-count=${most}`]),
    "--no-color",
    "--no-show-signature",
  ];
  const format = `--format=${fields.join("%x00")}`;
  const output = await gitOutput(repository, [...args, format, ...range, "--", ...files]);
  const words = output.toString("utf8").split("\0");
  return Array.from({ length: Math.floor(words.length / fields.length) }, (_, index) =>
    commitIn(words.slice(index * fields.length)),
  );
}

function commitIn(words: readonly string[]): Commit {
  const [id = "", parents = "", name = "", email = "", byName = "", byEmail = ""] = words;
  const [authored = "", committed = "", subject = "", message = ""] = words.slice(6);
  return {
    id,
    parents: parents.split(" ").filter((each) => each !== ""),
    author: { name, email },
    committer: { name: byName, email: byEmail },
    authored,
    committed,
    subject,
    message,
  };
}
