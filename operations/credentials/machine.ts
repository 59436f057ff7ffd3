/** The credentials that a rehearsal's operator has on this machine. Files are looked at, never read. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { copyEnds } from "../../estate/copies.ts";
import type { Estate } from "../../estate/estate.ts";
import { linksOf } from "../../estate/links.ts";
import { sitePlaces } from "../paths.ts";
import type { Known } from "./model.ts";
import type { Rotations } from "./rotations.ts";

/**
 * A site's own credentials: those of its state, its administrator, and the keys that it shares with other sites. Of a
 * real site this machine knows that they exist, and no day.
 */
export async function machineCredentials(
  estate: Estate,
  { made }: Rotations,
  rehearsal: boolean,
): Promise<Known[]> {
  const { siteKey, alliance } = estate;
  const places = sitePlaces(siteKey);
  const owner = alliance.sites[siteKey]?.country ?? "";
  const pairs = [...new Set(copyEnds(estate).map(({ pair }) => pair))];
  const copied = alliance.syncRealm !== undefined && siteKey in alliance.stateCopies;
  const linked = Object.keys(linksOf(estate)).length > 0;
  const all = await Promise.all([
    // Their files are written again at each start of the cloud: only a replacement by this program has a day.
    noted("state-key", places.stateCredentials),
    noted("state-account", places.stateClouds),
    noted("administrator", places.clouds),
    ...(copied ? [noted("state-copy-key", places.stateCredentials)] : []),
    written("passphrase", "passphrase", places.passphrase),
    ...(linked ? [written("link-key", "link-key", places.linkKey)] : []),
    ...pairs.map((pair) => written("copy-key", `copy-key/${pair}`, join(places.copyKeys, pair))),
  ]);
  // Pipelines belong to the place where the repository is: nothing here shows whether they have credentials.
  return [...all.flat(), { kind: "pipeline", id: "pipeline", owner }];

  async function noted(kind: Known["kind"], file: string): Promise<Known[]> {
    if (rehearsal && (await timeOf(file)) === undefined) return [];
    const since = made[kind];
    return [{ kind, id: kind, owner, ...(since !== undefined && { since }) }];
  }

  /** A file that is written once, with its secret: its time is the secret's. */
  async function written(kind: Known["kind"], id: string, file: string): Promise<Known[]> {
    if (!rehearsal) return [{ kind, id, owner }];
    const since = await timeOf(file);
    return since === undefined ? [] : [{ kind, id, owner, since }];
  }
}

async function timeOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.mtime.toISOString();
}
