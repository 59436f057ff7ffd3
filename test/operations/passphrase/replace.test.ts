/** A passphrase is replaced with one write; stopped between any two steps, a passphrase of this machine fits, and the command goes on. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { STEPS } from "../../../operations/credentials/messages.ts";
import { passphraseWith } from "../../../operations/credentials/rotate/passphrase.ts";
import type { Options } from "../../../operations/credentials/rotate/plan.ts";
import { rotate } from "../../../operations/credentials/rotate/run.ts";
import { note, readRotations } from "../../../operations/credentials/rotations.ts";
import { stackFile } from "../../../operations/deploy/stack-file.ts";
import { newCipher } from "../../../operations/passphrase/cipher.ts";
import { saltOfConfig, saltOfState, secretsIn } from "../../../operations/passphrase/encrypted.ts";
import { fitting, phraseOf, type Which } from "../../../operations/passphrase/phrases.ts";
import { completeInterrupted, stepsOf } from "../../../operations/passphrase/replace.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import {
  checkpointOf,
  copyContainerOf,
  journalOf,
  locksOf,
} from "../../../operations/state/paths.ts";
import { stateTextOf } from "../../../operations/state/record.ts";
import { Store } from "../../../operations/state/store.ts";
import { heard } from "../../helpers/command.ts";
import { type FakeStore, startStore } from "../../helpers/object-store.ts";
import { estates } from "../../helpers/reference.ts";
import { stateText } from "./site.ts";

const [SITE, OTHER, OLD] = ["bamako", "ouagadougou", "the-old-phrase"];
const STATE = `${checkpointOf(SITE)}.zst`;
const ITERATIONS = 1;

let folder: string;
let here: FakeStore;
let store: Store;
let first: string;
/** The plain texts of the state's secrets. */
let secrets: readonly string[];

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-passphrase-"));
  process.env.AES_ESTATE_STATE = folder;
  here = await startStore(SITE);
  store = await Store.open(SITE);
  await store.make();
  const cipher = await newCipher(OLD, ITERATIONS);
  first = stateText(cipher);
  secrets = secretsIn(first, cipher);
  await store.put(checkpointOf(SITE), Buffer.from(first));
  const config = `encryptionsalt: ${cipher.salt}\nconfig:\n  a:key:\n    secure: ${cipher.encrypt("k")}\n`;
  await placed(sitePlaces(SITE).passphrase, `${OLD}\n`);
  await placed(configFile(), config);
});
test.afterEach.always(async () => {
  here.close();
  await rm(folder, { recursive: true, force: true });
});

async function placed(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { mode: 0o600 });
}

const configFile = () => stackFile(SITE, sitePlaces(SITE).workspace);
const place = () => ({ site: SITE, store, iterations: ITERATIONS });
const current = async () => (await stateTextOf(SITE, store)) ?? "";
const run = (options: Options = {}) =>
  heard(async () => {
    const handlers = { passphrase: passphraseWith(ITERATIONS) };
    await rotate(SITE, ["passphrase"], options, estates, "en", { handlers });
    return 0;
  });

/** Which passphrase of this machine the state and the configuration are under; all secrets must be readable. */
async function under(): Promise<(Which | undefined)[]> {
  const text = await current();
  const state = await fitting(SITE, saltOfState(text) ?? "", ITERATIONS);
  if (state !== undefined && `${secretsIn(text, state.cipher)}` !== `${secrets}`)
    throw new Error("the secrets are others");
  const salt = saltOfConfig(await readFile(configFile(), "utf8")) ?? "";
  return [state?.which, (await fitting(SITE, salt, ITERATIONS))?.which];
}

const isOld = (salt: string) => first.includes(salt);
const STOPS: readonly (readonly [Which, Which])[] = [
  ["present", "present"],
  ["present", "present"],
  ["next", "present"],
  ["next", "next"],
  ["next", "next"],
  ["present", "present"],
  ["present", "present"],
];

/** As a run that is killed has noted it. */
async function noteBegun(): Promise<void> {
  const old = [saltOfState(first)?.split(":", 2).join(":") ?? ""];
  const since = "2026-12-01T00:00:00.000Z";
  await note(SITE, "passphrase", { since, step: "begun", old, before: [], sites: [] });
}

for (const [count, expected] of STOPS.entries()) {
  test.serial(
    `stopped after ${count} steps: a passphrase fits, and the command completes`,
    async (t) => {
      const steps = stepsOf(place(), isOld);
      t.is(steps.length, STOPS.length - 1);
      await noteBegun();
      for (const step of steps.slice(0, count)) await step();
      t.deepEqual(await under(), [...expected]);
      const made = (await phraseOf(SITE, "next")) ?? (await phraseOf(SITE, "present"));
      const before = await current();
      await run();
      if (count > 0) t.is(await phraseOf(SITE, "present"), made);
      if (count > 1) t.is(await current(), before); // written once
      t.deepEqual(await under(), ["present", "present"]);
      t.is(await phraseOf(SITE, "next"), undefined);
      t.regex((await phraseOf(SITE, "present")) ?? "", /^[\w-]{43}$/);
      await run({ finish: true });
      t.is(await phraseOf(SITE, "former"), undefined);
    },
  );
}

test.serial(
  "killed in a run that had begun, it goes on; the next opening of the site ends it, too",
  async (t) => {
    const [prepare, encrypt] = stepsOf(place(), isOld);
    await completeInterrupted(place());
    t.deepEqual(await under(), ["present", "present"]);
    await prepare?.();
    await completeInterrupted(place()); // before the write there is nothing to end
    t.is(await phraseOf(SITE, "present"), OLD);
    await store.delete(checkpointOf(SITE));
    await completeInterrupted(place()); // a cloud that was reset
    await store.put(checkpointOf(SITE), Buffer.from(first));
    const phrase = await phraseOf(SITE, "next");
    await encrypt?.();
    await completeInterrupted(place());
    t.deepEqual([await phraseOf(SITE, "present"), await phraseOf(SITE, "former")], [phrase, OLD]);
    t.deepEqual(await under(), ["present", "present"]);
    t.is(await readFile(sitePlaces(SITE).lastState, "utf8"), await current());
  },
);

test.serial(
  "one write, files that only their owner reads, and no passphrase in what is printed or noted",
  async (t) => {
    const puts: string[] = [];
    const put = Store.prototype.put;
    Store.prototype.put = function (name, body) {
      if (name.startsWith(checkpointOf(SITE))) puts.push(name);
      return put.call(this, name, body);
    };
    t.teardown(() => {
      Store.prototype.put = put;
    });
    const { stdout, stderr } = await run();
    t.deepEqual(puts, [STATE]);
    const { passphrase, formerPassphrase, rotations } = sitePlaces(SITE);
    for (const file of [passphrase, formerPassphrase, configFile()])
      t.is((await stat(file)).mode & 0o777, 0o600);
    const fresh = String(await phraseOf(SITE, "present"));
    const shown = stdout + stderr + (await readFile(rotations, "utf8"));
    for (const phrase of [OLD, fresh]) t.false(shown.includes(phrase));
    t.like((await readRotations(SITE)).begun.passphrase, { step: "overlap" });
    t.is(
      stdout,
      `bamako: what will be done
  passphrase: a new passphrase; the whole state is encrypted again with it, in one write, then this machine's configuration. The old one stays beside it, for older copies, until --finish
passphrase: the state of bamako is encrypted with the new one; the old one stays on this machine. When the state's copy is equal: npx estate rotate bamako passphrase --finish`,
    );
    t.deepEqual(await store.list(locksOf(SITE)), []);
  },
);

test.serial(
  "a wrong passphrase, a run in progress, an open journal, a foreign configuration: nothing is changed",
  async (t) => {
    const rejected = async (message: RegExp) => {
      await t.throwsAsync(run(), { message });
      t.deepEqual([await current(), await phraseOf(SITE, "next")], [first, undefined]);
      t.deepEqual((await readRotations(SITE)).begun, {});
    };
    await placed(sitePlaces(SITE).passphrase, "another\n");
    await rejected(/passphrase: this passphrase is not the one of the state of bamako; nothing/);
    await placed(sitePlaces(SITE).passphrase, `${OLD}\n`);
    const lock = `${locksOf(SITE)}x.json`;
    await store.put(lock, Buffer.from('{"pid":1}'));
    await rejected(/process 1\b/);
    await store.delete(lock);
    await store.put(`${journalOf(SITE)}1`, Buffer.from("x"));
    await rejected(/journal of an interrupted run .* First: npx estate up bamako/);
    await store.delete(`${journalOf(SITE)}1`);
    await placed(configFile(), `encryptionsalt: ${(await newCipher("x", ITERATIONS)).salt}\n`);
    await rejected(/Pulumi.bamako.yaml: encryptionsalt does not belong to the passphrase in/);
    await store.delete(checkpointOf(SITE));
    await t.throwsAsync(run(), { message: /no state that a passphrase encrypts is recorded/ });
  },
);

test.serial("the lock of a killed replacement does not hinder the next one", async (t) => {
  await store.put(`${locksOf(SITE)}x.json`, Buffer.from('{"pid":999999999}'));
  await run();
  t.deepEqual(await under(), ["present", "present"]);
});

test.serial(
  "the old passphrase stays until the copy at the other site is under the new one",
  async (t) => {
    const there = await startStore(OTHER);
    t.teardown(() => there.close());
    const copy = await Store.open(OTHER, copyContainerOf(SITE));
    await copy.make();
    await copy.put(checkpointOf(SITE), Buffer.from(first));
    await run();
    await t.throwsAsync(run({ finish: true }), {
      message: /the copy of the state at ouagadougou is still encrypted with the old passphrase/,
    });
    t.is(await phraseOf(SITE, "former"), OLD);
    await copy.put(STATE, (await store.get(STATE)) ?? Buffer.of());
    await run({ finish: true });
    t.is(await phraseOf(SITE, "former"), undefined);
  },
);

test.serial("a copy at a site that does not answer keeps the old passphrase, too", async (t) => {
  await store.setHeaders({ "x-container-sync-to": `//aes/${OTHER}/AUTH/x` });
  await run();
  await t.throwsAsync(run({ finish: true }), { message: /or does not answer; the old one stays/ });
  t.is(await phraseOf(SITE, "former"), OLD);
});

test.serial(
  "a state from before the replacement comes back: the old passphrase stays, and the present one replaces it again",
  async (t) => {
    await run();
    const fresh = await phraseOf(SITE, "present");
    await store.put(STATE, Buffer.from(first));
    await t.throwsAsync(run({ finish: true }), { message: /the new one is not in place/ });
    t.deepEqual(await under(), ["former", "present"]);
    await run();
    t.deepEqual(await under(), ["present", "present"]);
    t.is(await phraseOf(SITE, "present"), fresh);
  },
);

test.serial("leaked: every secret of the state is named, with what replaces it", async (t) => {
  const { stdout } = await run({ leaked: true });
  t.true(
    stdout.includes(`Replace these, too:
  bamako-treasury-apps-cluster: ${STEPS.kubeconfig?.en}
  bamako-treasury-service-account-password: npx estate rotate bamako service-account/treasury --leaked
  bamako-treasury-by-hand: docs/credentials.md; this program cannot replace it
Still encrypted with the old passphrase: .pulumi/history`),
    stdout,
  );
  t.is(await phraseOf(SITE, "former"), undefined);
});
