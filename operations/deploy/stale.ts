/** Rejects an update by a checkout that lacks what was applied last (docs/adr/0084). */
import { programFolder } from "../../estate/project.ts";
import { type Language, render, semicolonIn } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { changesOf } from "../engine/changes.ts";
import type { EngineEvent } from "../engine/events.ts";
import type { Store } from "../state/store.ts";
import { describe, short } from "../updates/format.ts";
import { appliedUpdates, recordedUpdates } from "../updates/history.ts";
import { TEXTS } from "../updates/messages.ts";
import { type Compared, compareWithCheckout, withoutAccepted } from "../updates/missing.ts";

/** Compares a site's last updates with the repository from which the engine would record the next one. */
export async function compareUpdates(site: string, store: Store): Promise<Compared> {
  return compareWithCheckout(
    site,
    await appliedUpdates(recordedUpdates(site, store)),
    programFolder,
  );
}

/**
 * Throws a `UserError` if updates are missing that are not in `accepted`, unless the plan is empty. `plan` shows the plan
 * and returns its events; it is called only if something is missing.
 */
export async function rejectStale(
  site: string,
  { missing, merge, notice }: Compared,
  accepted: readonly string[],
  plan: () => Promise<readonly EngineEvent[]>,
  language: Language,
): Promise<void> {
  const left = withoutAccepted(site, missing, accepted);
  if (left.length === 0) {
    if (notice !== undefined) console.error(notice.in(language));
    return;
  }
  const lines = (of: Language) => left.map((update) => `    ${describe(update)[of]}`).join("\n");
  const rejected = new UserError(TEXTS.stale, {
    site,
    updates: { fr: lines("fr"), en: lines("en") },
    merge,
    supersede: left.map(({ commit }) => `--supersede ${short(commit)}`).join(" "),
  });
  try {
    if (changesOf(await plan()).length === 0) return;
  } catch (error) {
    // Files without what was applied may not even have a plan: a tenant would be deleted, a file is missing.
    if (!(error instanceof UserError)) throw error;
    console.error(error.in(language));
  }
  throw rejected;
}

/** Warns a person who previews: one line. */
export function warnOfStale(site: string, { missing, merge }: Compared, language: Language): void {
  if (missing.length === 0) return;
  const updates = missing.map((each) => describe(each)[language]).join(`${semicolonIn(language)} `);
  console.error(render(TEXTS.staleWarning, { site, updates, merge }, language));
}
