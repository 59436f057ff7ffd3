/** The copy of a site's state at another site, by Swift's container sync in the alliance's realm. */
import { randomBytes } from "node:crypto";
import { loadEstate } from "../../checks/load.ts";
import type { Estate } from "../../estate/estate.ts";
import { stacksFolder } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS as CLUSTERS } from "../clusters/messages.ts";
import { copyContainerOf } from "./paths.ts";
import { checkpointIn, Store } from "./store.ts";

const TO = "x-container-sync-to";
const KEY = "x-container-sync-key";
const KEY_BYTES = 32;

/** The condition of a copy. */
export type Copy =
  /** The registry names no site for it, or no realm. */
  | { readonly is: "not ordered" }
  /** The other site's cloud does not answer, or no state was ever linked to it. */
  | { readonly is: "away"; readonly at: string }
  | { readonly is: "untied"; readonly at: string }
  /** `of`: when the copied state was recorded; absent until something has arrived. */
  | { readonly is: "there"; readonly at: string; readonly equal: boolean; readonly of?: string };

/** A site's estate; its registry says where the copy is. */
export async function estateOf(site: string): Promise<Estate> {
  const { estate, issues } = await loadEstate(site, { root: stacksFolder });
  if (estate !== undefined) return estate;
  throw new UserError(CLUSTERS.badEstate, { site, count: issues.length });
}

/** The other site that `stateCopies` of the registry names, and the realm in which it is reached. */
export function copyOrder({
  alliance,
  siteKey,
}: Estate): { at: string; realm: string } | undefined {
  const { syncRealm: realm, stateCopies } = alliance;
  const at = stateCopies[siteKey];
  return at === undefined || realm === undefined ? undefined : { at, realm };
}

/** The container of the copy; `undefined` if the other site's cloud does not answer. */
export function openCopy(site: string, at: string): Promise<Store | undefined> {
  return Store.open(at, copyContainerOf(site)).catch(() => undefined);
}

/**
 * Links a site's state to its copy, at both ends; existing links stay. A state that the copy still has from before the
 * site was recreated is first moved aside, and its object's name returned.
 */
export async function tieCopy(
  site: string,
  { at, realm }: { at: string; realm: string },
  home: Store,
  copy: Store,
): Promise<string | undefined> {
  const to = `//${realm}/${at}/${copy.account}/${copy.container}`;
  const [here, there] = await Promise.all([home.headers(), copy.headers()]);
  const known = here.get(KEY);
  if (known !== null && here.get(TO) === to && there.get(KEY) === known) return undefined;
  await copy.make();
  const former = await keepFormer(site, home, copy);
  const key = randomBytes(KEY_BYTES).toString("base64url");
  await copy.setHeaders({ [KEY]: key });
  await home.setHeaders({ [TO]: to, [KEY]: key });
  return former;
}

/** Whether a site's state is linked to a copy. */
export async function isTied(home: Store): Promise<boolean> {
  return (await home.headers()).has(TO);
}

/** Replaces the key that both ends of a linked copy share. Until both have it, what is sent is rejected and sent again. */
export async function renewCopyKey(home: Store, copy: Store): Promise<void> {
  const key = randomBytes(KEY_BYTES).toString("base64url");
  await copy.setHeaders({ [KEY]: key });
  await home.setHeaders({ [KEY]: key });
}

/** The condition of the copy of a site's state; `home` is absent if the site's own cloud does not answer. */
export async function copyOf(site: string, estate: Estate, home?: Store): Promise<Copy> {
  const order = copyOrder(estate);
  if (order === undefined) return { is: "not ordered" };
  const { at } = order;
  const copy = await openCopy(site, at);
  if (copy === undefined) return { is: "away", at };
  const [original, arrived] = await Promise.all([
    home === undefined ? undefined : checkpointIn(site, home),
    checkpointIn(site, copy),
  ]);
  if (arrived === undefined) {
    const tied = home !== undefined && (await isTied(home));
    return tied ? { is: "there", at, equal: false } : { is: "untied", at };
  }
  return { is: "there", at, equal: original?.hash === arrived.hash, of: arrived.last_modified };
}

async function keepFormer(site: string, home: Store, copy: Store): Promise<string | undefined> {
  const [mine, theirs] = await Promise.all([checkpointIn(site, home), checkpointIn(site, copy)]);
  if (theirs === undefined || theirs.hash === mine?.hash) return undefined;
  const content = await copy.get(theirs.name);
  if (content === undefined) return undefined;
  const name = `former/${theirs.last_modified}/${theirs.name.split("/").at(-1)}`;
  await copy.put(name, content);
  return `${copy.container}/${name}`;
}
