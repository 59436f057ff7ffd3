/** The recorded state of a rehearsal site as text, for an evaluation; nothing is written. */
import { hasOpenJournal } from "../heal/interrupted.ts";
import { containerOf, storeVariables } from "./paths.ts";
import { stateTextOf } from "./record.ts";
import { Store } from "./store.ts";

/** A state as its store holds it. */
export interface RecordedText {
  /** As the backend wrote it: secrets stay encrypted. */
  readonly text: string;
  /** Name of the container. */
  readonly container: string;
  /** URL of the store, as `pulumi` uses it. */
  readonly backend: string;
  /** Whether a run is in progress or was interrupted: the state lacks what it has changed. */
  readonly open: boolean;
}

/** `undefined` if nothing is recorded; throws if the site's cloud does not answer. */
export async function recordedText(site: string): Promise<RecordedText | undefined> {
  const store = await Store.open(site);
  const text = await stateTextOf(site, store);
  if (text === undefined) return undefined;
  const { PULUMI_BACKEND_URL: backend = "" } = storeVariables(site);
  return { text, container: containerOf(site), backend, open: await hasOpenJournal(site, store) };
}
