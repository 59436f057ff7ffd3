/**
 * Kills in mid-run, at random points. The cloud of the program has on the disk what it has created; whatever it has must
 * be recorded or be pending in the state, and so must whatever the engine has shown as created.
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { execa } from "execa";
import { isAlive } from "../../../operations/process.ts";
import { finishJournal, withKeeper } from "../../../operations/state/keeper.ts";
import type { StackState } from "../../../operations/state/stack-state.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import { type Journalled, openJournalled, recordedThings } from "./journalled.ts";

/** Resources of the program: each is at least two steps in the journal. */
const COUNT = 150;
const DEADLINE_MS = 120_000;

let engine: Engine;
test.before(async () => {
  engine = await openEngine();
});
test.after.always(() => engine?.close());

/** Who is killed, by the ids of the engine and of the keeper. */
const VICTIMS = {
  engine: (cli: number, _keeper: number) => [cli],
  keeper: (_cli: number, keeper: number) => [keeper],
  both: (cli: number, keeper: number) => [keeper, cli],
};

for (const [who, victims] of Object.entries(VICTIMS)) {
  test.serial(`kill -9 of ${who} loses nothing, and the next up leaves no orphan`, async (t) => {
    const stack = await openJournalled(engine, `killed-${who}`);
    try {
      const at = 10 + Math.floor(Math.random() * (COUNT - 40));
      const shown = await killedAt(stack, at, victims);
      const { finished, entries, pending } = await finishJournal(stack.place, nameIn(stack));
      // A keeper that outlives its engine finishes the journal itself.
      if (who !== "engine")
        t.true(finished && entries > at, `${entries} entries, ${pending} pending`);

      const state = await stack.state();
      const recorded = recordedThings(state);
      const begun = new Set(pendingNames(state));
      const cloud = await stack.things();
      const lost = [...cloud].filter(([id, name]) => !recorded.has(id) && !begun.has(name));
      t.deepEqual(lost, [], `in the cloud, and neither recorded nor pending; killed at ${at}`);
      const names = new Set(recorded.values());
      const forgotten = shown.filter((name) => !names.has(name) && !begun.has(name));
      t.deepEqual(forgotten, [], `shown as created, and neither recorded nor pending; at ${at}`);
      t.true(shown.length > 0 && cloud.size >= at && cloud.size < COUNT, `${cloud.size} of ${at}`);
      t.deepEqual(await leftOf(stack), [], "nothing of the journal and no lock is left");

      await forgetPending(stack, state);
      const args = ["up", "--yes", "--skip-preview", "--stack", stack.stack];
      const again = await stack.kept(args, { COUNT: String(COUNT) });
      t.is(again.code, 0, again.output);
      const after = await stack.state();
      t.deepEqual(pendingNames(after), []);
      const inOrder = (things: ReadonlyMap<string, string>) => [...things].sort();
      t.deepEqual(inOrder(recordedThings(after)), inOrder(await stack.things()));
      t.is((await stack.things()).size, COUNT);
    } finally {
      await stack.close();
    }
  });
}

const nameIn = ({ stack }: Journalled) => `journalled/${stack}`;

/** Starts an update and kills when the cloud has so many things; returns the names that were shown as created. */
async function killedAt(
  stack: Journalled,
  count: number,
  victims: (cli: number, keeper: number) => readonly number[],
): Promise<string[]> {
  return withKeeper(stack.place, async (keeper) => {
    const args = ["up", "--yes", "--skip-preview", "--non-interactive", "--color=never"];
    const running = execa(engine.program, [...args, "--stack", stack.stack], {
      cwd: join(engine.programs, "journalled"),
      env: { ...engine.variables, ...keeper?.variables, CLOUD: stack.cloud, COUNT: String(COUNT) },
      extendEnv: false,
      reject: false,
      detached: true, // with all that it starts, so that nothing of it outlives the test
    });
    const pid = running.pid ?? 0;
    try {
      await until(async () => (await readdir(stack.cloud)).length >= count);
      for (const victim of victims(pid, await keeperOf(stack))) process.kill(victim, "SIGKILL");
      // An engine that has lost its keeper ends by itself.
      await until(async () => !isAlive(pid) || running.exitCode !== null);
      return [...(await outputOf(running, pid)).matchAll(/ (thing-\d+) created/g)].map(
        ([, name = ""]) => name,
      );
    } finally {
      endGroup(pid);
    }
  });
}

/** All that an engine printed, once its plugins, which hold its output open, are ended too. */
async function outputOf(running: PromiseLike<{ stdout?: unknown }>, pid: number): Promise<string> {
  endGroup(pid);
  return String((await running).stdout);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function until(is: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error("it never came so far");
    await sleep(5);
  }
}

/** The process that holds the stack's lock. */
async function keeperOf({ place, stack }: Journalled): Promise<number> {
  const folder = join(storeOf(place), ".pulumi/locks/organization/journalled", stack);
  const [lock = ""] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  return JSON.parse(await readFile(join(folder, lock), "utf8")).pid;
}

const storeOf = ({ variables }: Journalled["place"]) =>
  (variables.PULUMI_BACKEND_URL ?? "").replace("file://", "");

/** The files of journals and locks that a store still has. */
async function leftOf({ place }: Journalled): Promise<string[]> {
  const folders = ["journal", "locks"].map((name) => join(storeOf(place), ".pulumi", name));
  const read = (folder: string) => readdir(folder, { recursive: true, withFileTypes: true });
  const entries = (await Promise.all(folders.map(read))).flat();
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

function pendingNames({ pending_operations: pending = [] }: StackState): string[] {
  return pending.map(({ resource }) => nameOf(resource.urn));
}

/** As `estate up` repairs (heal.ts): what a pending creation made is removed, then the operation is forgotten. */
async function forgetPending(stack: Journalled, state: StackState): Promise<void> {
  const recorded = recordedThings(state);
  const begun = new Set(pendingNames(state));
  for (const [id, name] of await stack.things())
    if (begun.has(name) && !recorded.has(id)) await rm(join(stack.cloud, id));
  const file = join(stack.place.folder, "state.json");
  const run = await stack.direct(["stack", "export", "--stack", stack.stack]);
  const { deployment, ...others } = JSON.parse(run.output);
  await writeFile(
    file,
    JSON.stringify({ ...others, deployment: { ...deployment, pending_operations: [] } }),
  );
  const imported = await stack.direct(["stack", "import", "--stack", stack.stack, "--file", file]);
  if (imported.code !== 0) throw new Error(imported.output);
}
