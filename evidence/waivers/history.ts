/** Every version of every waiver that the history of the waivers' file has, in the order of commits. */
import { basename, dirname } from "node:path";
import { isShallow } from "../../operations/git/contains.ts";
import { openRepository, type Repository } from "../../operations/git/git.ts";
import { type Message, renderEach } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { canonical } from "../../policies/digest.ts";
import { readPlain } from "../../policies/values/plain-yaml.ts";
import { type Waiver, waiversSchema } from "../../policies/waivers/index.ts";
import { type Commit, commitOf, commits } from "../history/commits.ts";
import { readTree, short } from "../history/tree.ts";
import { TEXTS } from "./messages.ts";

/** The part of a commit that reports show; its author and date are what its author wrote. */
export interface CommitEntry {
  readonly commit: string;
  readonly author: string;
  readonly day: string;
}

export interface PastWaiver {
  readonly key: string;
  readonly waiver: Waiver;
  /** The first commit that had it with these terms. */
  readonly from: CommitEntry;
  /** The commit after the last one that had it; absent if it left the file without a commit. */
  readonly until?: CommitEntry;
}

export interface WaiverHistory {
  /** The commit that brought the present terms of a waiver, by its key. */
  readonly current: ReadonlyMap<string, CommitEntry>;
  /** Latest first. */
  readonly past: readonly PastWaiver[];
  readonly notLookedAt: readonly Message[];
}

/** Reads the history of a waivers file; where there is none, it says why. */
export async function waiverHistory(
  file: string,
  present: Readonly<Record<string, Waiver>>,
): Promise<WaiverHistory> {
  try {
    const repository = await openRepository(dirname(file));
    const head = await commitOf(repository, "HEAD");
    const name = basename(file);
    const all = await commits(repository, { to: head, paths: [name] });
    const found = await waiverVersions(repository, name, all, present);
    const shallow = await isShallow(repository);
    return {
      current: new Map(found.open.map(({ key, from }) => [key, from])),
      past: found.past,
      notLookedAt: [...found.notLookedAt, ...(shallow ? [TEXTS.shallow] : [])],
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = { fr: error.in("fr"), en: error.in("en") };
    const message = renderEach(TEXTS.noHistory, { reason });
    return { current: new Map(), past: [], notLookedAt: [message] };
  }
}

/** The waivers of one commit in the right shape; `undefined` where they cannot be read. */
async function waiversAt(
  repository: Repository,
  { id }: Commit,
  name: string,
): Promise<Readonly<Record<string, Waiver>> | undefined> {
  const content = (await readTree(repository, id, [name])).get(name)?.content;
  if (content === undefined) return {};
  try {
    const parsed = waiversSchema.safeParse(readPlain(name, content.toString("utf8")) ?? {});
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The versions that some commits had. */
export interface WaiverVersions {
  /** Those of the newest commit. */
  readonly open: readonly PastWaiver[];
  /** Latest first. */
  readonly past: readonly PastWaiver[];
  readonly notLookedAt: readonly Message[];
}

/**
 * Follows the versions of a waivers file through its commits, newest first. `present` is what the file has now; without
 * it, what the newest commit has.
 */
export async function waiverVersions(
  repository: Repository,
  name: string,
  newestFirst: readonly Commit[],
  present?: Readonly<Record<string, Waiver>>,
): Promise<WaiverVersions> {
  const open = new Map<string, PastWaiver>();
  const past: PastWaiver[] = [];
  const unreadable: string[] = [];
  const close = (there: ReadonlySet<string>, until: CommitEntry | undefined) => {
    for (const [name, version] of open) {
      if (there.has(name)) continue;
      open.delete(name);
      past.push(until === undefined ? version : { ...version, until });
    }
  };
  for (const commit of newestFirst.toReversed()) {
    const waivers = await waiversAt(repository, commit, name);
    const entry = entryOf(commit);
    if (waivers === undefined) {
      unreadable.push(entry.commit);
      continue;
    }
    const versions = Object.entries(waivers).map(([key, waiver]) => ({ key, waiver, from: entry }));
    close(new Set(versions.map(nameOf)), entry);
    for (const one of versions) if (!open.has(nameOf(one))) open.set(nameOf(one), one);
  }
  if (present !== undefined) {
    const now = Object.entries(present).map(([key, waiver]) => nameOf({ key, waiver }));
    close(new Set(now), undefined);
  }
  const values = { count: unreadable.length, commits: unreadable.join(", ") };
  return {
    open: [...open.values()],
    past: past.toReversed(),
    notLookedAt: unreadable.length === 0 ? [] : [renderEach(TEXTS.unreadable, values)],
  };
}

/** A waiver with its terms: the same key with other terms is another version. */
function nameOf({ key, waiver }: Pick<PastWaiver, "key" | "waiver">): string {
  return `${key} ${canonical(waiver)}`;
}

function entryOf({ id, author, committed }: Commit): CommitEntry {
  return {
    commit: short(id),
    author: `${author.name} <${author.email}>`,
    day: committed.slice(0, 10),
  };
}
