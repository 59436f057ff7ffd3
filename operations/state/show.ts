/**
 * Shows where a rehearsal site's state is, who changed it last and how old its copy at the other site is, and restores the state from there.
 */
import { formatTime } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS as REHEARSAL } from "../deploy/messages.ts";
import { warnOfJournal } from "../heal/format.ts";
import { describe } from "../updates/format.ts";
import { appliedUpdates, recordedUpdates } from "../updates/history.ts";
import { TEXTS as UPDATES } from "../updates/messages.ts";
import { copyOf, estateOf, openCopy } from "./copy.ts";
import { countResources } from "./count-resources.ts";
import { copyLine } from "./format.ts";
import { TEXTS } from "./messages.ts";
import { containerOf } from "./paths.ts";
import { keepState, restore, stateOf } from "./record.ts";
import { checkpointIn, Store } from "./store.ts";

/** Prints where the state is, its last update and the condition of its copy. */
export async function show(site: string, language: Language): Promise<void> {
  const estate = await estateOf(site);
  const home = await Store.open(site).catch(() => undefined);
  const entry = home && (await checkpointIn(site, home));
  const copy = await copyOf(site, estate, home);
  const place = containerOf(site);
  if (home !== undefined) await warnOfJournal(site, home, language);
  if (home === undefined) console.log(render(TEXTS.away, { site }, language));
  else if (entry === undefined) console.log(render(TEXTS.nothing, { site, place }, language));
  else {
    const { resources = [] } = (await stateOf(site, home)) ?? {};
    const count = countResources(resources.map(({ urn }) => urn));
    const values = { site, place, resources: count, at: formatTime(entry.last_modified) };
    console.log(render(TEXTS.there, values, language));
    const [last] = await appliedUpdates(recordedUpdates(site, home));
    if (last) console.log(render(UPDATES.last, { update: describe(last) }, language));
  }
  console.log(copyLine(copy, language, { alone: entry === undefined }));
  const lost = entry === undefined && copy.is === "there" && copy.of !== undefined;
  if (lost) console.log(render(TEXTS.bringBack, { site }, language));
}

/** Only if there is no state: recorded state is never overwritten. */
export async function bringBack(site: string, language: Language): Promise<void> {
  const copy = await copyOf(site, await estateOf(site));
  if (copy.is !== "there" || copy.of === undefined) {
    throw new UserError(TEXTS.noCopy, { site, why: copyLine(copy, language) });
  }
  const home = await Store.open(site).catch((error: Error) => {
    throw new UserError(REHEARSAL.noCloud, { site, reason: error.message });
  });
  const recorded = (await stateOf(site, home))?.resources ?? [];
  const resources = countResources(recorded.map(({ urn }) => urn));
  if (resources > 0) throw new UserError(TEXTS.hasState, { site, resources });
  const from = await openCopy(site, copy.at);
  if (from === undefined) throw new UserError(TEXTS.copyAway, { at: copy.at });
  await restore(site, from, home);
  if ((await checkpointIn(site, home)) === undefined) {
    throw new UserError(TEXTS.notBroughtBack, { site, at: copy.at });
  }
  await keepState(site, home);
  const values = { site, at: copy.at, of: formatTime(copy.of) };
  console.log(render(TEXTS.broughtBack, values, language));
}
