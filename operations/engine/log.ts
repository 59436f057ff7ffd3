/** Keeps the engine's output in files that only their owner can read, the latest few runs. */
import { chmod, copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isAlive } from "../process.ts";
import { isLeft } from "./attempts.ts";

/** How many runs are kept. */
export const KEPT = 10;

/** The files of one run. */
export interface RunFiles {
  /** The engine's printed output. */
  readonly log: string;
  /** The event log; deleted when the run has ended, because it contains more than the engine shows. */
  readonly events: string;
}

/** Creates the files of a new run, and removes those of old ones. */
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

/** Copies a log to a folder that is not thrown away, and returns its path. */
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
  // Left by a preview that was killed: its process no longer exists. What other runs left is needed (attempts.ts).
  const left = names.filter((name) => name.endsWith(".events") && isDead(name) && !isLeft(name));
  await Promise.all([...old, ...left].map((name) => rm(join(folder, name), { force: true })));
}

function isDead(name: string): boolean {
  return !isAlive(Number(/-(\d+)\.events$/.exec(name)?.[1] ?? 0));
}
