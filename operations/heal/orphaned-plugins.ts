/**
 * What a run has left that was killed together with its watcher: a provider may still be creating. An engine and all that
 * it started are recognised by the mark of the command that started them. Plugins and policy packs whose engine alone was
 * killed wait for it for ever: they are recognised by the program they run, which only this repository has, and by their
 * missing parent. Nothing is recognised by its name.
 */
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { packFile } from "../../policies/enforce/project.ts";
import { stateFolder } from "../paths.ts";
import { isAlive, kill } from "../process.ts";
import { starterIn } from "../watcher.ts";

const INIT = 1;
const DEADLINE_MS = 5_000;

/** Ends the processes that a killed engine left behind and returns their number. */
export async function endOrphans(): Promise<number> {
  const found = await orphans();
  for (const pid of found) kill(pid);
  const deadline = Date.now() + DEADLINE_MS;
  while ((await orphans()).length > 0 && Date.now() < deadline) await setTimeout(50);
  return found.length;
}

/**
 * Process ids of what commands with this state folder started that are gone, and of plugins of this state folder and packs
 * of this repository whose engine is gone.
 */
export async function orphans(): Promise<number[]> {
  const ours = [join(stateFolder(), "pulumi-home/plugins/"), packFile];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const left = await Promise.all(
    pids.map(async (pid) => {
      if (await isAbandoned(Number(pid))) return [Number(pid)];
      const runs = await read(pid, "cmdline");
      if (!runs.split("\0").some((word) => ours.some((path) => word.startsWith(path)))) return [];
      // "pid (name) state parent …": the name may contain anything, so only the text after its last bracket counts.
      const [, parent] = (await read(pid, "stat")).split(") ").at(-1)?.split(" ") ?? [];
      if (Number(parent) !== INIT) return [];
      // The plugin of all providers is no child of its engine, which may outlive the command that started both.
      return runs.split("\0").includes("--serve") && (await isConnected(pid)) ? [] : [Number(pid)];
    }),
  );
  return left.flat();
}

/** Whether a process belongs to a command that is gone. */
export async function isAbandoned(pid: number): Promise<boolean> {
  const starter = starterIn(await read(String(pid), "environ"), stateFolder());
  return starter !== undefined && !isAlive(starter);
}

const LISTENS = "0A";
const ESTABLISHED = "01";

/** Whether a process has an open connection to a port that it listens on. */
async function isConnected(pid: string): Promise<boolean> {
  const files = await readdir(join("/proc", pid, "fd")).catch(() => []);
  const links = files.map((file) => readlink(join("/proc", pid, "fd", file)).catch(() => ""));
  const own = new Set(await Promise.all(links));
  // "sl local remote state queues timer retransmissions uid timeout inode …"
  const sockets = (await read(pid, "net/tcp"))
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(({ 9: inode }) => own.has(`socket:[${inode}]`));
  const at = (state: string) =>
    sockets.filter(({ 3: is }) => is === state).map(({ 1: local = "" }) => local);
  return at(ESTABLISHED).some((local) => at(LISTENS).includes(local));
}

/** A file of a process; empty when the process has gone. */
function read(pid: string, file: string): Promise<string> {
  return readFile(join("/proc", pid, file), "utf8").catch(() => "");
}
