/** Where all that the engine prints is kept: in files that only their owner reads, the latest few of them. */
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** How many are kept. */
export const KEPT = 10;

/** The files of one run. */
export interface RunFiles {
  /** What the engine prints. */
  readonly log: string;
  /** What it writes for programs; gone when the run has ended: it says more than the engine shows. */
  readonly events: string;
}

/** Makes the files of a run that begins now, and removes those of old ones. */
export async function beginLog(
  folder: string,
  run: string,
  now = new Date(),
  pid = process.pid,
): Promise<RunFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await prune(folder, KEPT - 1);
  const name = `${now.toISOString().slice(0, 19).replaceAll(":", "-")}-${run}-${pid}`;
  const files = { log: join(folder, `${name}.log`), events: join(folder, `${name}.events`) };
  for (const file of Object.values(files)) await writeFile(file, "", { mode: 0o600 });
  return files;
}

/** Copies a log to where it outlives its folder, and says where. */
export async function rescueLog(log: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await prune(folder, KEPT - 1);
  const kept = join(folder, basename(log));
  await copyFile(log, kept);
  await chmod(kept, 0o600);
  return kept;
}

async function prune(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).sort();
  const logs = names.filter((name) => name.endsWith(".log"));
  const old = logs.slice(0, Math.max(0, logs.length - most));
  // Of a run that was killed: its process is no more.
  const left = names.filter((name) => name.endsWith(".events") && !isAlive(pidOf(name)));
  await Promise.all([...old, ...left].map((name) => rm(join(folder, name), { force: true })));
}

function pidOf(name: string): number {
  return Number(/-(\d+)\.events$/.exec(name)?.[1] ?? 0);
}

function isAlive(pid: number): boolean {
  if (existsSync("/proc/self")) return pid > 0 && existsSync(`/proc/${pid}`);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
