/** The commits of a period that change the estate's files, and who is named in them. */

import type { Repository } from "../../operations/git/git.ts";
import { changedByEach } from "../history/changed.ts";
import { type Commit, commits, type Person } from "../history/commits.ts";
import { signedCommits } from "../history/objects.ts";
import { short } from "../history/tree.ts";
import { placeOf, READ } from "../review/side.ts";
import { withoutSecrets } from "../review/values.ts";
import { type Approval, type CommitEntry, TRAILERS, type Trailer } from "./model.ts";
import { dayOf, type Period } from "./period.ts";

/** What git has of a period. */
export interface PeriodCommits {
  /** Those that change the estate's files, newest first. */
  readonly entries: readonly CommitEntry[];
  /** Trailers of every commit of the period, by its short name. */
  readonly trailers: ReadonlyMap<string, readonly Trailer[]>;
}

export async function commitsOf(
  repository: Repository,
  { head, base }: Pick<Period, "head" | "base">,
): Promise<PeriodCommits> {
  const all = await commits(repository, { to: head.id, ...(base && { notIn: base.id }) });
  const { line, mergedBy } = lineOf(all, head.id);
  const changed = await changedByEach(repository, all, line, READ);
  const filesOf = ({ id }: Commit) =>
    (changed.get(id) ?? []).filter((file) => placeOf(file) !== undefined);
  const touching = all.filter((commit) => filesOf(commit).length > 0);
  const signed = await signedCommits(repository, new Set(touching.map(({ id }) => id)));
  return {
    entries: touching.map((commit) =>
      entryOf(commit, filesOf(commit), signed.has(commit.id), mergedBy.get(commit.id)),
    ),
    trailers: new Map(all.map(({ id, message }) => [short(id), trailersOf(message)])),
  };
}

/** The commits on HEAD's line of first parents, and for each of the others the merge that brought it there. Pure. */
export function lineOf(
  all: readonly Pick<Commit, "id" | "parents">[],
  head: string,
): { readonly line: ReadonlySet<string>; readonly mergedBy: ReadonlyMap<string, string> } {
  const known = new Map(all.map((commit) => [commit.id, commit]));
  const line = new Set<string>();
  for (let id: string | undefined = head; id !== undefined && known.has(id); ) {
    line.add(id);
    id = known.get(id)?.parents[0];
  }
  const mergedBy = new Map<string, string>();
  for (const merge of [...line].toReversed()) {
    const open = known.get(merge)?.parents.slice(1) ?? [];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (line.has(id) || mergedBy.has(id) || !known.has(id)) continue;
      mergedBy.set(id, merge);
      open.push(...(known.get(id)?.parents ?? []));
    }
  }
  return { line, mergedBy };
}

function entryOf(
  { id, committed, author, committer, subject, parents, message }: Commit,
  files: readonly string[],
  signature: boolean,
  merge: string | undefined,
): CommitEntry {
  return {
    commit: short(id),
    id,
    day: dayOf(committed),
    author: personOf(author),
    committer: personOf(committer),
    subject: withoutSecrets(subject),
    trailers: trailersOf(message),
    signature,
    merge: parents.length > 1,
    ...(merge !== undefined && { mergedBy: short(merge) }),
    files: [...files].sort(),
  };
}

function personOf({ name, email }: Person): string {
  return withoutSecrets(`${name} <${email}>`);
}

/**
 * The lines of a message's last paragraph that name who agreed; the first paragraph is the subject and has none. A line
 * that begins with a space continues the one above. Pure.
 */
export function trailersOf(message: string): Trailer[] {
  const [, ...paragraphs] = message
    .replaceAll(/\r\n?/g, "\n")
    .trim()
    .split(/\n[ \t]*\n\s*/);
  const unfolded = (paragraphs.at(-1) ?? "").replaceAll(/\n[ \t]+/g, " ");
  return unfolded.split("\n").flatMap((line) => {
    const at = line.indexOf(":");
    const name = line.slice(0, Math.max(0, at)).trim().toLowerCase();
    const key = TRAILERS.find((one) => one.toLowerCase() === name);
    const value = line.slice(at + 1).trim();
    return key === undefined || value === "" ? [] : [{ key, value: withoutSecrets(value) }];
  });
}

/** Who approved or reviewed what these commits change: their own trailers, and those of the merges that brought them. */
export function approvalsOf(
  entries: readonly CommitEntry[],
  trailers: PeriodCommits["trailers"],
): Approval[] {
  const names = new Set(
    entries.flatMap(({ commit, mergedBy }) => (mergedBy ? [commit, mergedBy] : [commit])),
  );
  return [...names].flatMap((commit) =>
    (trailers.get(commit) ?? [])
      .filter(({ key }) => key !== "Signed-off-by")
      .map((trailer) => ({ ...trailer, commit })),
  );
}
