/**
 * The passphrase of a rehearsal's state (docs/adr/0086): the whole state is encrypted again with one write. The old phrase
 * stays until the copy at the other site is under the new one, too.
 */
import { rm } from "node:fs/promises";
import { UserError } from "../../../output/user-error.ts";
import { TEXTS } from "../../passphrase/messages.ts";
import { fitting } from "../../passphrase/phrases.ts";
import { type Place, requireReady, saltIn, stepsOf } from "../../passphrase/replace.ts";
import { sitePlaces } from "../../paths.ts";
import { copyOf, isTied } from "../../state/copy.ts";
import { stateOf } from "../../state/record.ts";
import { Store } from "../../state/store.ts";
import { note, notInPlace, type Rotation } from "../rotations.ts";
import type { Context, Handler } from "./context.ts";
import { printLeaked } from "./leaked-passphrase.ts";

const ID = "passphrase";

export const passphrase: Handler = passphraseWith();

/** The handler; tests derive keys with fewer iterations. */
export function passphraseWith(iterations?: number): Handler {
  const placeOf = async (site: string): Promise<Place> => {
    const store = await Store.open(site);
    return iterations === undefined ? { site, store } : { site, store, iterations };
  };
  return {
    begin: async ({ site, now }, begun) => begin(await placeOf(site), now(), begun),
    finish: async (context, rotation) => finish(context, await placeOf(context.site), rotation),
  };
}

async function begin(place: Place, now: Date, begun: Rotation | undefined): Promise<Rotation> {
  const salt = await saltIn(place);
  await requireReady(place);
  const empty = { step: "begun" as const, before: [], sites: [] };
  const rotation = begun ?? { ...empty, since: now.toISOString(), old: [saltAlone(salt)] };
  if (begun === undefined) await note(place.site, ID, rotation);
  for (const step of stepsOf(place, (each) => rotation.old.includes(saltAlone(each)))) await step();
  return rotation;
}

async function finish(context: Context, place: Place, rotation: Rotation): Promise<void> {
  const { site, store, iterations } = place;
  const salt = await saltIn(place);
  const under = await fitting(site, salt, iterations);
  const old = rotation.old.includes(saltAlone(salt));
  if (old || under?.which !== "present") return notInPlace(site, ID, rotation);
  const estate = context.estates.find(({ siteKey }) => siteKey === site);
  if (estate === undefined) throw new Error(`${site} is no open site`); // rejected before
  if (context.leaked) printLeaked(context, estate, await stateOf(site, store));
  const copy = await copyOf(site, estate, store);
  const unseen = copy.is === "away" && (await isTied(store));
  if (unseen || (copy.is === "there" && !copy.equal))
    throw new UserError(TEXTS.copyBehind, { site, at: copy.at });
  await rm(sitePlaces(site).formerPassphrase, { force: true });
}

/** Without the text by which a phrase can be tried. */
function saltAlone(salt: string): string {
  return salt.split(":", 2).join(":");
}
