/** Every credential of a site, from its recorded state, its cloud and this machine. */
import type { Estate } from "../../estate/estate.ts";
import type { Message } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import type { Cloud } from "../cloud/client.ts";
import { siteCloud } from "../cloud/site.ts";
import { isRehearsal } from "../deploy/rehearsal-site.ts";
import { keptState, stateOf } from "../state/record.ts";
import type { StackState } from "../state/stack-state.ts";
import { Store } from "../state/store.ts";
import { assess } from "./assess.ts";
import { unrecorded } from "./cloud.ts";
import { shown } from "./kubeconfigs.ts";
import { machineCredentials } from "./machine.ts";
import type { Known, SiteCredentials, Unread } from "./model.ts";
import { realState } from "./real-state.ts";
import { type Recorded, recordedCredentials } from "./recorded.ts";
import { type Rotations, readRotations } from "./rotations.ts";

/** Reads one site; `folder` holds its stack's file. A source that does not answer is named, never taken as empty. */
export async function credentialsOf(
  estate: Estate,
  folder: string,
  now = new Date(),
): Promise<SiteCredentials> {
  const { siteKey: site, alliance } = estate;
  const country = alliance.sites[site]?.country ?? "";
  const rotations = await readRotations(site);
  const unread: Unread[] = [];
  const { state, from } = await stateFor(site, unread);
  const recorded = recordedCredentials(site, country, state);
  const machine = await machineCredentials(estate, rotations, isRehearsal(site));
  const others = await inCloud(estate, folder, recorded, rotations, unread);
  const known = [...shown(recorded, rotations, now), ...machine, ...others];
  return {
    site,
    state: from,
    credentials: assess(known, alliance.credentials, now),
    begun: Object.entries(rotations.begun).map(([id, { since, step }]) => ({ id, since, step })),
    unread,
  };
}

/** The store's state; if it does not answer, the one that this machine kept. */
async function stateFor(
  site: string,
  unread: Unread[],
): Promise<{ state: StackState | undefined; from: SiteCredentials["state"] }> {
  try {
    const read = isRehearsal(site)
      ? await stateOf(site, await Store.open(site))
      : await realState(site);
    return { state: read, from: read === undefined ? "none" : "store" };
  } catch (error) {
    unread.push({ source: "state", reason: reasonOf(error) });
    const state = isRehearsal(site) ? await keptState(site) : undefined;
    return { state, from: state === undefined ? "none" : "kept" };
  }
}

async function inCloud(
  { siteKey, alliance }: Estate,
  folder: string,
  recorded: readonly Recorded[],
  { begun }: Rotations,
  unread: Unread[],
): Promise<Known[]> {
  try {
    const { cloud, rehearsal } = await siteCloud(siteKey, folder, alliance);
    const user = rehearsal ? await stateUser(cloud) : undefined;
    const keys = begun["state-key"] === undefined ? 1 : 2;
    const country = alliance.sites[siteKey]?.country ?? "";
    return await unrecorded(cloud, siteKey, country, recorded, { user, keys });
  } catch (error) {
    unread.push({ source: "cloud", reason: reasonOf(error) });
    return [];
  }
}

/** The account that keeps a rehearsal's state has keys of its own. */
async function stateUser(cloud: Cloud): Promise<string | undefined> {
  const users = await cloud.list("identity", "/users?name=state-keeper", "users");
  return users[0]?.id;
}

function reasonOf(error: unknown): Message {
  if (error instanceof UserError) return { fr: error.in("fr"), en: error.in("en") };
  const text = error instanceof Error ? error.message : String(error);
  return { fr: text, en: text };
}
