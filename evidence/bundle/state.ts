/** The recorded state that evidence is about: a file, or the store of the site's rehearsal. */

import { TEXTS as DEPLOY } from "../../operations/deploy/messages.ts";
import { isRehearsal } from "../../operations/deploy/rehearsal-site.ts";
import { hasOpenJournal } from "../../operations/heal/interrupted.ts";
import { storeVariables } from "../../operations/state/paths.ts";
import { stateOf } from "../../operations/state/record.ts";
import { Store } from "../../operations/state/store.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { readText } from "../audit/input.ts";
import { TEXTS } from "./messages.ts";

/** A state as `pulumi stack export` writes it, and where it is kept. */
export interface RecordedText {
  readonly text: string;
  /** Name in messages. */
  readonly shown: string;
  /** URL where the state is kept; `undefined` if unknown. */
  readonly backend: string | undefined;
}

/** Reads the state; a rehearsal's own store is read, and nothing is written there. */
export async function recordedText(
  site: string,
  { state, backend }: { readonly state?: string; readonly backend?: string },
  language: Language,
): Promise<RecordedText> {
  if (state !== undefined) {
    const shown = state === "-" ? "stdin" : state;
    return { text: readText(state, shown, language), shown, backend };
  }
  if (!isRehearsal(site)) throw new UserError(TEXTS.noState, { site });
  const store = await Store.open(site).catch((error: Error) => {
    throw new UserError(DEPLOY.noCloud, { site, reason: error.message });
  });
  if (await hasOpenJournal(site, store)) throw new UserError(TEXTS.openJournal, { site });
  const deployment = await stateOf(site, store);
  if (deployment === undefined) throw new UserError(TEXTS.nothingRecorded, { site });
  const { PULUMI_BACKEND_URL: url } = storeVariables(site);
  const text = JSON.stringify({ version: 3, deployment }, null, 4);
  return { text, shown: site, backend: backend ?? url };
}
