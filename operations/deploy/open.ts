/** Opens a rehearsal site: its running cloud, the store of its state in that cloud, and the workspace for both. */
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import type { Cloud } from "../cloud/client.ts";
import type { Resource } from "../engine/progress.ts";
import { completeInterrupted } from "../passphrase/replace.ts";
import { findState } from "../state/find.ts";
import { carryOver, stateOf } from "../state/record.ts";
import { Store } from "../state/store.ts";
import { TEXTS } from "./messages.ts";
import { connect } from "./rehearsal-site.ts";
import { prepareWorkspace, type Workspace } from "./workspace.ts";

/** A site's running cloud, the store of its state there, and the workspace for both. */
export async function open(
  site: string,
  language: Language,
): Promise<{ cloud: Cloud; store: Store; workspace: Workspace }> {
  return { ...(await openStore(site, language)), workspace: await prepareWorkspace(site) };
}

async function openStore(
  site: string,
  language: Language,
): Promise<{ cloud: Cloud; store: Store }> {
  const cloud = await connect(site);
  const store = await Store.open(site).catch((error: Error) => {
    throw new UserError(TEXTS.noCloud, { site, reason: error.message });
  });
  const folder = await carryOver(site, store);
  await completeInterrupted({ site, store }); // a killed replacement of the passphrase
  if (folder !== undefined) console.error(render(TEXTS.moved, { site, folder }, language));
  return { cloud, store };
}

/** The store of a site's recorded state if its cloud runs; `undefined` if nothing is recorded. */
export async function openForPreview(site: string, language: Language): Promise<Store | undefined> {
  const { cloud, store } = await openStore(site, language);
  const found = await findState(site, store, cloud);
  if (found === "of another cloud") throw new UserError(TEXTS.otherCloud, { site });
  if (found === "lost") throw new UserError(TEXTS.lost, { site });
  return found === "new" ? undefined : store;
}

/** The resources that a run over the whole state goes through. */
export async function recordedResources(site: string, store: Store): Promise<Resource[]> {
  const resources = (await stateOf(site, store))?.resources ?? [];
  return resources.map(({ type, urn }) => ({ type, name: nameOf(urn) }));
}
