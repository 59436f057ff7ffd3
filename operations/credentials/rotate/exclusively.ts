/** One process at a time replaces credentials of a site: two would each make a new one, and end the other's. */
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "../../../output/user-error.ts";
import { sitePlaces } from "../../paths.ts";
import { isAlive } from "../../process.ts";
import { TEXTS } from "./messages.ts";

/** Runs `work` unless another process does so. The file of one that was killed does not count. */
export async function exclusively(site: string, work: () => Promise<void>): Promise<void> {
  const file = `${sitePlaces(site).rotations}.lock`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const pid = Number(await readFile(file, "utf8").catch(() => "0"));
  if (isAlive(pid) && pid !== process.pid) throw new UserError(TEXTS.busy, { site, pid });
  await rm(file, { force: true });
  const lock = await open(file, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new UserError(TEXTS.busy, { site, pid: "?" });
  });
  try {
    await lock.writeFile(String(process.pid));
    await work();
  } finally {
    await lock.close();
    await rm(file, { force: true });
  }
}
