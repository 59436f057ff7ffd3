/** A temporary copy for read-only commands: it has what this machine knows of a site, and is removed afterwards. */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { toolchainRoot } from "../../toolchain/paths.ts";
import { type SitePlaces, sitePlaces } from "../paths.ts";
import { isAlive } from "../process.ts";

/** Paths of a site that a preview reads, without locks of other runs and the cloud's own data. */
const READ: readonly (keyof SitePlaces)[] = [
  "lastState",
  "formerBackend",
  "passphrase",
  "linkKey",
  "copyKeys",
  "workspace",
  "clouds",
];

/** Where the log of a failure in such a copy is kept. */
export function keptLogs(): string {
  return join(dirname(toolchainRoot()), "logs");
}

/**
 * Runs `work` with its own state folder below the cache folder: everything created there, including passphrases and an
 * engine's home, is removed when it ends.
 */
export async function inThrowAwayPlaces<T>(site: string, work: () => Promise<T>): Promise<T> {
  const caches = dirname(toolchainRoot());
  await mkdir(caches, { recursive: true });
  await removeLeftovers(caches);
  const folder = await mkdtemp(join(caches, `preview-${process.pid}-`));
  const known = sitePlaces(site);
  const { AES_ESTATE_STATE: before } = process.env;
  process.env.AES_ESTATE_STATE = folder;
  // An interrupt also ends the child processes: wait for them, then clean up.
  const wait = () => {};
  process.on("SIGINT", wait);
  try {
    const own = sitePlaces(site);
    for (const place of READ) {
      if (existsSync(known[place])) await cp(known[place], own[place], { recursive: true });
    }
    return await work();
  } finally {
    process.off("SIGINT", wait);
    if (before === undefined) delete process.env.AES_ESTATE_STATE;
    else process.env.AES_ESTATE_STATE = before;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The copies of runs that were killed: they have passphrases. Their names begin with the run's process. */
async function removeLeftovers(caches: string): Promise<void> {
  for (const name of await readdir(caches)) {
    const [, pid] = /^preview-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(caches, name), { recursive: true, force: true });
  }
}
