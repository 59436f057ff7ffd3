/** Who is killed of a command and of all that it has started, and what is left of them afterwards. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, kill } from "../../../operations/process.ts";
import { starterIn } from "../../../operations/watcher.ts";

/** Who is killed: the command, its group, everything, or of all that it started the one with this among its arguments. */
const VICTIMS = {
  command: undefined,
  group: undefined,
  all: undefined,
  engine: /^pulumi$|\/pulumi$/,
  keeper: /\/pulumi-state-keeper$/,
  plugin: /\/pulumi-resource-openstack$/,
  "language host": /pulumi-language-nodejs$/,
} as const;
type Victim = keyof typeof VICTIMS;

/** Ctrl-C reaches a whole group. */
const SIGNALS: Readonly<Record<Victim, readonly NodeJS.Signals[]>> = {
  command: ["SIGKILL", "SIGTERM"],
  group: ["SIGKILL", "SIGINT"],
  all: ["SIGKILL"],
  engine: ["SIGKILL", "SIGTERM"],
  keeper: ["SIGKILL"],
  plugin: ["SIGKILL"],
  "language host": ["SIGKILL"],
};

/** How long what a command has started may live after it. */
const GONE_MS = 120_000;

/** Who is killed, and how. */
export interface Target {
  readonly victim: Victim;
  readonly signal: NodeJS.Signals;
}

/** One of all targets. */
export function targetBy(chance: () => number): Target {
  const victim = pick(Object.keys(VICTIMS) as Victim[], chance());
  return { victim, signal: pick(SIGNALS[victim], chance()) };
}

/**
 * Kills a command, the leader of its group, as soon as its time has come; returns whether it had ended before, and what
 * outlived it, which is then ended. `states` is its state folder.
 */
export async function killWhen(
  child: ChildProcess,
  { target, states, isTime }: { target: Target; states: string; isTime: () => boolean },
): Promise<{ readonly late: boolean; readonly left: readonly number[] }> {
  const ended = once(child, "exit");
  while (isRunning(child) && !isTime()) await sleep(5);
  const pid = child.pid ?? 0;
  const late = !isRunning(child);
  if (!late) await killOf(target, pid, states);
  if (isRunning(child)) await ended;
  const left = await leftOf(pid, states);
  for (const each of left) kill(each);
  return { late, left };
}

/** Kills; `states` is the state folder of the command, a leader of its group. */
async function killOf({ victim, signal }: Target, command: number, states: string): Promise<void> {
  const started = await startedBy(command, states);
  const pattern = VICTIMS[victim];
  const found = started.filter(({ words }) => words.some((word) => pattern?.test(word)));
  // In a repair there may be no such process.
  const named =
    pattern === undefined || found.length === 0 ? [command] : found.map(({ pid }) => pid);
  const all = [command, ...started.map(({ pid }) => pid)];
  const pids = victim === "group" ? [-command] : victim === "all" ? all : named;
  for (const pid of pids) send(pid, signal);
}

/** What a command that has ended leaves running, after two minutes at most. */
async function leftOf(command: number, states: string): Promise<number[]> {
  const deadline = Date.now() + GONE_MS;
  for (;;) {
    const left = (await startedBy(command, states)).map(({ pid }) => pid);
    if (left.length === 0 || Date.now() > deadline) return left;
    await sleep(50);
  }
}

/** Whether a process that was started has not ended. */
const isRunning = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode === null && signalCode === null;

/** The processes that a command has started, with their arguments. */
async function startedBy(
  command: number,
  states: string,
): Promise<{ pid: number; words: string[] }[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const read = (pid: string, file: string) =>
    readFile(join("/proc", pid, file), "utf8").catch(() => "");
  const all = pids.map(async (pid) => {
    if (starterIn(await read(pid, "environ"), states) !== command) return [];
    return [{ pid: Number(pid), words: (await read(pid, "cmdline")).split("\0").slice(0, 2) }];
  });
  return (await Promise.all(all)).flat();
}

const pick = <T>(all: readonly T[], chance: number) => all[Math.floor(chance * all.length)] as T;

/** To a process or a group that may just have ended. */
function send(pid: number, signal: NodeJS.Signals): void {
  if (pid < 0 || isAlive(pid)) process.kill(pid, signal);
}
