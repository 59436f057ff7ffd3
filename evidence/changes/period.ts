/** The period of a report: from a day or a revision to HEAD. */

import { contains, isShallow } from "../../operations/git/contains.ts";
import type { Repository } from "../../operations/git/git.ts";
import { type Message, renderEach } from "../../output/message.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { emptyTree } from "../history/changed.ts";
import { type Commit, commitOf, commits } from "../history/commits.ts";
import { TEXTS } from "./messages.ts";

export interface Period {
  readonly given: string;
  /** First day (UTC). */
  readonly day: string;
  /** The last commit before it; absent: the history begins later. */
  readonly base?: Commit;
  /** Full name of the files before: those of that commit, or none. */
  readonly before: string;
  readonly head: Commit;
  /** What is particular about it. */
  readonly notes: readonly Message[];
}

/** The day (UTC) of a date in a commit; `?` if it is none. */
export function dayOf(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? "?" : new Date(time).toISOString().slice(0, 10);
}

/** The first day to compare others with; before all of them if the date of its commit is none. */
export function firstDay({ day }: Pick<Period, "day">): string {
  return day === "?" ? "" : day;
}

/** The period that a person asks for. @throws UserError */
export async function periodOf(
  repository: Repository,
  given: string,
  today: string,
): Promise<Period> {
  const to = await commitOf(repository, "HEAD");
  return /^\d{4}-\d{2}-\d{2}$/.test(given)
    ? fromDay(repository, to, given, today)
    : fromRevision(repository, to, given);
}

async function fromRevision(repository: Repository, to: string, given: string): Promise<Period> {
  const before = await commitOf(repository, given);
  const base = await oneCommit(repository, before);
  const head = await oneCommit(repository, to);
  const notes = [
    ...((await contains(repository, to, before)) ? [] : [renderEach(TEXTS.aside, { given })]),
    ...((await isShallow(repository)) ? [TEXTS.shallow] : []),
  ];
  return { given, day: dayOf(base.committed), base, before, head, notes };
}

async function oneCommit(repository: Repository, commit: string): Promise<Commit> {
  const [one] = await commits(repository, { to: commit, most: 1 });
  if (one === undefined) throw new UserError(TEXTS.noCommit, { commit });
  return one;
}

/**
 * The period begins with the oldest commit of HEAD's first parents that is dated on the day or later. A later commit
 * that is dated before the day belongs to the period: its date cannot hide it.
 */
async function fromDay(
  repository: Repository,
  to: string,
  given: string,
  today: string,
): Promise<Period> {
  const start = Date.parse(`${given}T00:00:00Z`);
  if (Number.isNaN(start) || dayOf(`${given}T00:00:00Z`) !== given) {
    throw new Misuse(TEXTS.wrongDay, { given });
  }
  if (given > today) throw new Misuse(TEXTS.laterDay, { given, today });
  const line = await commits(repository, { to, firstParent: true });
  const isBefore = ({ committed }: Commit) => Date.parse(committed) < start;
  const oldest = line.findLastIndex((commit) => !isBefore(commit));
  const [head] = line;
  if (head === undefined) throw new UserError(TEXTS.noCommit, { commit: to });
  const base = line[oldest + 1];
  const shallow = await isShallow(repository);
  if (base === undefined && shallow) throw new UserError(TEXTS.shallowDay, { given });
  const first = line.at(-1);
  const count = line.slice(0, oldest + 1).filter(isBefore).length;
  const notes = [
    ...(base === undefined
      ? [renderEach(TEXTS.begins, { day: dayOf(first?.committed ?? "") })]
      : []),
    ...(count > 0 ? [renderEach(TEXTS.backdated, { count, day: given })] : []),
    ...(shallow ? [TEXTS.shallow] : []),
  ];
  const before = base?.id ?? (await emptyTree(repository));
  return { given, day: given, ...(base && { base }), before, head, notes };
}
