/** What a killed run leaves of itself: a lock, processes, and the journal of its steps. */
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "../deploy/messages.ts";
import type { Workspace } from "../deploy/workspace.ts";
import { sitePlaces } from "../paths.ts";
import { isAlive, kill } from "../process.ts";
import { type Finished, finishJournal } from "../state/keeper.ts";
import { journalOf, locksOf } from "../state/paths.ts";
import type { Store } from "../state/store.ts";
import { endOrphans, isAbandoned } from "./orphaned-plugins.ts";

/**
 * How long the holder of a lock may take to end, ms. One whose command is gone gets SIGTERM from its watcher, and SIGKILL
 * later: until then a keeper finishes its journal.
 */
const ENDING_MS = { living: 2_000, abandoned: 12_000 };

/** The interrupted run of a stack, if there was one. */
export interface Interrupted {
  /** Locks that were removed. */
  readonly locks: number;
  /** What its journal held. */
  readonly journal?: Finished;
}

/**
 * Removes the lock of a killed run, ends its processes, and applies its journal to the state. Throws a `UserError` if the
 * run lives, or if the journal cannot be applied.
 */
export async function finishInterrupted(workspace: Workspace, store: Store): Promise<Interrupted> {
  const { site, variables } = workspace;
  const locks = await dropDeadLocks(site, store);
  await endOrphans(); // an engine that outlived its run may still create what the journal does not show as created
  const open = await hasOpenJournal(site, store);
  const journal = open ? await finishJournal({ variables }, `aes-estate/${site}`) : undefined;
  await rm(sitePlaces(site).openJournal, { force: true });
  return journal?.finished ? { locks, journal } : { locks };
}

/** Whether the journal of a run is not applied to the state yet: the run is in progress or was interrupted. */
export async function hasOpenJournal(site: string, store: Store): Promise<boolean> {
  return (await store.list(journalOf(site))).length > 0;
}

/**
 * Removes the locks of a stack that no run of this machine holds, and returns their number. A holder whose command is gone
 * ends first, or is killed.
 */
export async function dropDeadLocks(site: string, store: Store): Promise<number> {
  const locks = await store.list(locksOf(site));
  for (const { name } of locks) {
    const lock = await store.get(name);
    const { pid = 0 } = lock === undefined ? {} : (JSON.parse(String(lock)) as { pid: number });
    const abandoned = await isAbandoned(pid);
    const ended = await ends(pid, abandoned ? ENDING_MS.abandoned : ENDING_MS.living);
    if (!ended && !abandoned) throw new UserError(TEXTS.inUse, { pid, site });
    if (!ended) kill(pid);
  }
  await Promise.all(locks.map(({ name }) => store.delete(name)));
  return locks.length;
}

async function ends(pid: number, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
