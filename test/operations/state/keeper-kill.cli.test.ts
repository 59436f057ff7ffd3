/**
 * Kills in mid-run, at random points. The cloud of the program has on the disk what it has created; all of it must
 * be recorded or be pending in the state, and so must all that the engine has shown as created.
 */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import { execa, execaNode } from "execa";
import { stateFolder } from "../../../operations/paths.ts";
import { isAlive, kill } from "../../../operations/process.ts";
import { finishJournal, withKeeper } from "../../../operations/state/keeper.ts";
import type { StackState } from "../../../operations/state/stack-state.ts";
import { starterIn } from "../../../operations/watcher.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import { type Journalled, openJournalled, recordedThings } from "./journalled.ts";
import type { KeptRun } from "./run-with-keeper.ts";

/** Resources of the program: each is at least two steps in the journal. */
const COUNT = 150;
const UP = ["up", "--yes", "--skip-preview"];
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
      const at = randomPoint();
      const shown = await killedAt(stack, at, victims);
      // Healing removes a dead lock first; the keeper itself takes it over.
      if (who === "both") await rm(locksOf(stack), { recursive: true });
      const { finished, entries } = await finishJournal(stack.place, nameIn(stack));
      // A keeper that outlives its engine finishes the journal itself.
      if (who !== "engine") t.true(finished && entries > at, `${entries} entries, killed at ${at}`);
      await nothingIsLost(t, stack, shown, at);
    } finally {
      await stack.close();
    }
  });
}

test.serial(
  "kill -9 of who started both ends both, loses nothing, and the next up leaves no orphan",
  async (t) => {
    const stack = await openJournalled(engine, "killed-starter");
    const { AES_ESTATE_STATE: before } = process.env;
    process.env.AES_ESTATE_STATE = stack.place.folder;
    const output = join(stack.place.folder, "output");
    const run: KeptRun = { ...runOf(stack), place: stack.place, program: engine.program, output };
    const starter = execaNode(join(import.meta.dirname, "run-with-keeper.ts"), {
      env: { RUN: JSON.stringify(run) },
      reject: false,
    });
    try {
      const at = randomPoint();
      await until(async () => (await readdir(stack.cloud)).length >= at);
      const all = await processesOf(starter.pid ?? 0);
      t.true(all.includes(await keeperOf(stack)));
      t.true(all.length >= 4, "engine, keeper, language host, program");
      starter.kill("SIGKILL");
      await starter;
      await until(async () => !all.some(isAlive)); // by its watcher
      const shown = shownIn(await readFile(output, "utf8"));
      await finishJournal(stack.place, nameIn(stack));
      await nothingIsLost(t, stack, shown, at);
    } finally {
      starter.kill("SIGKILL");
      if (before === undefined) delete process.env.AES_ESTATE_STATE;
      else process.env.AES_ESTATE_STATE = before;
      await stack.close();
    }
  },
);

/** Far enough from the end that a busy machine kills in time: at 102 of 150 the update was once complete before. */
const randomPoint = () => 10 + Math.floor(Math.random() * (COUNT / 3));

/** After a kill at `at` things, when `shown` had been shown as created. */
async function nothingIsLost(
  t: ExecutionContext,
  stack: Journalled,
  shown: readonly string[],
  at: number,
): Promise<void> {
  const state = await stack.state();
  const recorded = recordedThings(state);
  const begun = new Set(pendingNames(state));
  const cloud = await stack.things();
  const lost = [...cloud].filter(([id, name]) => !recorded.has(id) && !begun.has(name));
  t.deepEqual(lost, [], `in the cloud, and neither recorded nor pending; killed at ${at}`);
  const names = new Set(recorded.values());
  const forgotten = shown.filter((name) => !names.has(name) && !begun.has(name));
  t.deepEqual(forgotten, [], `shown as created, and neither recorded nor pending; killed at ${at}`);
  t.true(shown.length > 0 && cloud.size >= at && cloud.size < COUNT, `${cloud.size} of ${at}`);
  t.deepEqual(await leftOf(stack), [], "nothing of the journal and no lock is left");

  await forgetPending(stack, state);
  const again = await stack.kept([...UP, "--stack", stack.stack], { COUNT: String(COUNT) });
  t.is(again.code, 0, again.output);
  const after = await stack.state();
  t.deepEqual(pendingNames(after), []);
  const inOrder = (things: ReadonlyMap<string, string>) => [...things].sort();
  t.deepEqual(inOrder(recordedThings(after)), inOrder(await stack.things()));
  t.is((await stack.things()).size, COUNT);
}

const nameIn = ({ stack }: Journalled) => `journalled/${stack}`;

/** The engine's run, without the place of its state. */
function runOf({ stack, cloud }: Journalled) {
  return {
    args: [...UP, "--non-interactive", "--color=never", "--stack", stack],
    cwd: join(engine.programs, "journalled"),
    env: { ...engine.variables, CLOUD: cloud, COUNT: String(COUNT) },
  };
}

/** The things that an engine showed as created. */
function shownIn(output: string): string[] {
  return [...output.matchAll(/ (thing-\d+) created/g)].map(([, name = ""]) => name);
}

/** Starts an update and kills when the cloud has so many things; returns the names that were shown as created. */
async function killedAt(
  stack: Journalled,
  count: number,
  victims: (cli: number, keeper: number) => readonly number[],
): Promise<string[]> {
  return withKeeper(stack.place, async (keeper) => {
    const { args, cwd, env } = runOf(stack);
    const running = execa(engine.program, args, {
      cwd,
      env: { ...env, ...keeper?.variables },
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
      return shownIn(await outputOf(running, pid));
    } finally {
      kill(-pid);
    }
  });
}

/** All that an engine printed, once its plugins, which hold its output open, are ended too. */
async function outputOf(running: PromiseLike<{ stdout?: unknown }>, pid: number): Promise<string> {
  kill(-pid);
  return String((await running).stdout);
}

async function until(is: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error("it never came so far");
    await sleep(20);
  }
}

/** All that a command has started for its engine. */
async function processesOf(command: number): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const environs = pids.map((pid) => readFile(`/proc/${pid}/environ`, "utf8").catch(() => ""));
  const starters = (await Promise.all(environs)).map((environ) =>
    starterIn(environ, stateFolder()),
  );
  return pids.filter((_, index) => starters[index] === command).map(Number);
}

/** The process that holds the stack's lock. */
async function keeperOf(stack: Journalled): Promise<number> {
  const folder = locksOf(stack);
  const [lock = ""] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  return JSON.parse(await readFile(join(folder, lock), "utf8")).pid;
}

const locksOf = ({ place, stack }: Journalled) =>
  join(storeOf(place), ".pulumi/locks/organization/journalled", stack);

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
