/** What a command started ends with it, however it ends; nothing else does. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { isAlive, kill } from "../../operations/process.ts";
import { starterIn, watchedRun } from "../../operations/watcher.ts";

const PLAIN = "sleep 600";
const STUBBORN = "trap '' TERM; while :; do sleep 1; done";

/** A command that has started programs. */
async function command(patience: number, ...programs: string[]) {
  const file = join(import.meta.dirname, "watched-command.ts");
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, PROGRAMS: JSON.stringify(programs), PATIENCE: String(patience) },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return { child, pids: line.split(" ").map(Number) };
}

/** Before AVA's own timeout. */
async function untilGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isAlive)) await sleep(20);
}

test("a command is killed: its programs get SIGTERM, and SIGKILL if they go on; another's live", async (t) => {
  const other = spawn("sleep", ["600"], { env: { ...process.env, ...watchedRun() } });
  const { child, pids } = await command(3, PLAIN, STUBBORN);
  try {
    t.true(pids.every(isAlive));
    child.kill("SIGKILL");
    await untilGone(pids);
    t.is(pids.length, 2);
    t.true(isAlive(other.pid ?? 0));
  } finally {
    for (const pid of [...pids, other.pid ?? 0]) kill(pid);
  }
});

test("a program may end well within the watcher's patience", async (t) => {
  const { child, pids } = await command(600, "trap 'exit 0' TERM; while :; do sleep 0.1; done");
  try {
    child.kill("SIGTERM");
    await untilGone(pids);
    t.is(pids.length, 1);
  } finally {
    for (const pid of pids) kill(pid);
  }
});

test("a watcher does not keep its command, and ends with it", async (t) => {
  const { child } = await command(600);
  const watcher = await watcherOf(child.pid ?? 0);
  t.true(isAlive(watcher));
  child.stdin?.end();
  t.deepEqual(await once(child, "exit"), [0, null]);
  await untilGone([watcher]);
});

/** The process that has the mark of a command among its arguments. */
async function watcherOf(pid: number): Promise<number> {
  for (const name of await readdir("/proc")) {
    const words = await readFile(join("/proc", name, "cmdline"), "utf8").catch(() => "");
    if (/^sh\0/.test(words) && words.includes(`/run-${pid}-`)) return Number(name);
  }
  return 0;
}

test("the command of a process is found by its mark, in this state folder only", (t) => {
  const environ = (mark: string) => `A=1\0AES_ESTATE_RUN=${mark}\0B=2\0`;
  t.is(starterIn(environ("/state/run-42-1764613000000"), "/state"), 42);
  for (const mark of ["/other/run-42-1", "/state-2/run-42-1", "/state/run-", "/state/run-4x-1"])
    t.is(starterIn(environ(mark), "/state"), undefined, mark);
  t.is(starterIn("", "/state"), undefined);
});
