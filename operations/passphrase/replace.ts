/**
 * The steps that replace a site's passphrase (docs/adr/0086). Each looks at what is there before it does anything, so that
 * all of them can be done again after a kill between any two. The state shows by its salt which passphrase it is under.
 */
import { rename } from "node:fs/promises";
import { textOf } from "../../estate/edit/files.ts";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { UserError } from "../../output/user-error.ts";
import { locked, record } from "../adopt/record.ts";
import { secretIn } from "../deploy/secret.ts";
import { stackFile } from "../deploy/stack-file.ts";
import { dropDeadLocks, hasOpenJournal } from "../heal/interrupted.ts";
import { sitePlaces } from "../paths.ts";
import { keepState, stateTextOf } from "../state/record.ts";
import { checkpointIn, type Store } from "../state/store.ts";
import { newCipher } from "./cipher.ts";
import { configUnder, saltOfConfig, saltOfState, secretsIn, stateUnder } from "./encrypted.ts";
import { TEXTS } from "./messages.ts";
import { type Fitting, fitting, phraseOf } from "./phrases.ts";

/** The site whose passphrase is replaced. */
export interface Place {
  readonly site: string;
  readonly store: Store;
  /** Of the derivation of keys; another number in tests only. */
  readonly iterations?: number;
}

type Step = () => Promise<void>;
type IsOld = (salt: string) => boolean;

/** All steps, in their order; `old` returns whether a state with this salt is still to be encrypted again. */
export function stepsOf(place: Place, old: IsOld): readonly Step[] {
  return [() => prepare(place, old), () => encrypt(place, old), ...placing(place)];
}

/**
 * Ends what an interrupted replacement has begun with its write of the state; before that write there is nothing to end. What
 * else may be wrong is for the command that opens the site to report.
 */
export async function completeInterrupted(place: Place): Promise<void> {
  const { site, store, iterations } = place;
  if ((await phraseOf(site, "next")) === undefined) return;
  const salt = saltOfState((await stateTextOf(site, store)) ?? "{}");
  const under = salt === undefined ? undefined : await fitting(site, salt, iterations);
  if (under?.which !== "next") return;
  for (const step of placing(place)) await step();
}

/** Throws a `UserError` if a run is in progress, if its journal is open, or if this machine has another passphrase. */
export async function requireReady(place: Place): Promise<void> {
  await dropDeadLocks(place.site, place.store);
  await rejectJournal(place);
  await present(place);
  await requireConfig(place);
}

/** Its steps are encrypted as the state was when they were written. */
async function rejectJournal({ site, store }: Place): Promise<void> {
  if (await hasOpenJournal(site, store)) throw new UserError(TEXTS.openJournal, { site });
}

/** The salt of the store's state. Throws a `UserError` if no passphrase encrypts it. */
export async function saltIn(place: Place): Promise<string> {
  return (await salted(place)).salt;
}

async function salted({ site, store }: Place): Promise<{ text: string; salt: string }> {
  const text = (await stateTextOf(site, store)) ?? "{}";
  const salt = saltOfState(text);
  if (salt === undefined) throw new UserError(TEXTS.notByPassphrase, { site });
  return { text, salt };
}

/** The new passphrase is kept beside the present one before anything is encrypted with it. */
async function prepare(place: Place, old: IsOld): Promise<void> {
  const { salt, under } = await present(place);
  if (!old(salt) || under.which === "former") return;
  await secretIn(sitePlaces(place.site).nextPassphrase);
}

/** The one write. */
async function encrypt(place: Place, old: IsOld): Promise<void> {
  const { site, store, iterations } = place;
  await dropDeadLocks(site, store);
  await locked(site, store, async () => {
    await rejectJournal(place);
    const before = (await checkpointIn(site, store))?.hash;
    const { text, salt, under } = await present(place);
    if (!old(salt)) return;
    await requireConfig(place);
    // A state from before the replacement is under the former one: the present one has replaced it already.
    const phrase = await phraseOf(site, under.which === "former" ? "present" : "next");
    if (phrase === undefined) throw new Error(`${site}: no new passphrase`); // prepared above
    const to = await newCipher(phrase, iterations);
    const fresh = stateUnder(text, under.cipher, to);
    requireSame(secretsIn(text, under.cipher), secretsIn(fresh, to));
    await record(site, store, Buffer.from(fresh), before);
  });
}

/** What follows the write on this machine. */
function placing(place: Place): Step[] {
  const { site, store } = place;
  const { nextPassphrase, passphrase, formerPassphrase } = sitePlaces(site);
  return [
    () => encryptConfig(place),
    async () => {
      const former = await phraseOf(site, "present");
      const pending = (await phraseOf(site, "next")) !== undefined;
      if (pending && former !== undefined) await writeWhole(formerPassphrase, `${former}\n`, 0o600);
    },
    async () => {
      if ((await phraseOf(site, "next")) !== undefined) await rename(nextPassphrase, passphrase);
    },
    () => keepState(site, store),
  ];
}

/** The stack's configuration gets the state's salt and key. */
async function encryptConfig(place: Place): Promise<void> {
  const { text, under } = await requireConfig(place);
  const { cipher } = (await present(place)).under;
  if (text === undefined || under === undefined || under.cipher.salt === cipher.salt) return;
  const { site } = place;
  const file = stackFile(site, sitePlaces(site).workspace);
  await writeWhole(file, configUnder(text, under.cipher, cipher), 0o600);
}

/** The state, and the passphrase that it is under. Throws a `UserError` if this machine does not have it. */
async function present(place: Place): Promise<{ text: string; salt: string; under: Fitting }> {
  const { site, iterations } = place;
  const state = await salted(place);
  const under = await fitting(site, state.salt, iterations);
  if (under === undefined) throw new UserError(TEXTS.wrong, { site, file: fileOf(site) });
  return { ...state, under };
}

/** The same of the configuration; a stack that has no secret set has no salt. */
async function requireConfig({
  site,
  iterations,
}: Place): Promise<{ text?: string; under?: Fitting }> {
  const file = stackFile(site, sitePlaces(site).workspace);
  const text = await textOf(file);
  const salt = text === undefined ? undefined : saltOfConfig(text);
  if (text === undefined || salt === undefined) return {};
  const under = await fitting(site, salt, iterations);
  if (under === undefined) throw new UserError(TEXTS.wrongConfig, { file, phrase: fileOf(site) });
  return { text, under };
}

const fileOf = (site: string) => sitePlaces(site).passphrase;

function requireSame(before: readonly string[], after: readonly string[]): void {
  const same = before.length === after.length && before.every((text, at) => text === after[at]);
  if (!same) throw new Error("the state under the new passphrase has other secrets");
}
