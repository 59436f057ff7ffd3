/** Prints what was repaired before a run. */
import { type Language, render } from "../../output/message.ts";
import { TEXTS as JOURNAL } from "../state/keeper-messages.ts";
import type { Store } from "../state/store.ts";
import type { Healing } from "./heal.ts";
import { hasOpenJournal, type Interrupted } from "./interrupted.ts";
import { TEXTS } from "./messages.ts";

/** Prints one line for each kind of repair; nothing if nothing was repaired. */
export function printHealing(healing: Healing, site: string, language: Language): void {
  const { locks, pending, doubtful, refreshed, restored, removed, spared, failed, aside } = healing;
  printJournal(healing, site, language);
  if (aside !== undefined) console.log(render(TEXTS.aside, { site, aside }, language));
  if (locks + pending > 0) console.log(render(TEXTS.healed, { locks, pending }, language));
  if (doubtful > 0) console.log(render(TEXTS.doubtful, { count: doubtful }, language));
  if (refreshed > 0) console.log(render(TEXTS.refreshed, { count: refreshed }, language));
  for (const what of restored) console.log(render(TEXTS.restored, { what }, language));
  for (const what of removed) console.log(render(TEXTS.removed, { what }, language));
  for (const what of spared) console.log(render(TEXTS.spared, { what }, language));
  for (const cluster of failed) console.log(render(TEXTS.failed, { cluster }, language));
}

/** Prints what the journal of an interrupted run held; nothing if none was open. */
export function printJournal({ journal }: Interrupted, site: string, language: Language): void {
  if (journal === undefined) return;
  const { entries, pending } = journal;
  console.log(render(JOURNAL.applied, { site, entries, pending }, language));
}

/** Warns a person who reads a state that a journal is open: the state lacks what that run has changed. */
export async function warnOfJournal(site: string, store: Store, language: Language): Promise<void> {
  if (await hasOpenJournal(site, store)) console.error(render(JOURNAL.open, { site }, language));
}
