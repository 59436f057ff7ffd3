/** Stores an adopted state with one write, under the lock that every `pulumi` respects. */
import { randomUUID } from "node:crypto";
import { hostname, userInfo } from "node:os";
import { zstdCompressSync } from "node:zlib";
import { UserError } from "../../output/user-error.ts";
import { checkpointOf, locksOf } from "../state/paths.ts";
import { checkpointIn, type Store } from "../state/store.ts";
import { TEXTS } from "./messages.ts";

/** The engine's own mark of a store. */
const META = ".pulumi/meta.yaml";

/** Runs `work` while no other run of this stack can begin; a killed one's lock is removed by the next run. */
export async function locked<T>(site: string, store: Store, work: () => Promise<T>): Promise<T> {
  await store.make();
  const name = `${locksOf(site)}${randomUUID()}.json`;
  const { username } = userInfo();
  const lock = { pid: process.pid, username, hostname: hostname(), timestamp: new Date() };
  await store.put(name, Buffer.from(JSON.stringify(lock)));
  try {
    const others = (await store.list(locksOf(site))).filter((other) => other.name !== name);
    if (others.length > 0) throw new UserError(TEXTS.inUse, { site });
    return await work();
  } finally {
    await store.delete(name);
  }
}

/** Stores a checkpoint, unless the state has changed since `before` was read. */
export async function record(
  site: string,
  store: Store,
  checkpoint: Buffer,
  before: string | undefined,
): Promise<void> {
  const now = await checkpointIn(site, store);
  if (now?.hash !== before) throw new UserError(TEXTS.overtaken, { site });
  if ((await store.get(META)) === undefined) await store.put(META, Buffer.from("version: 1\n"));
  // Compressed, as the engine writes it there: of two the newer would count.
  await store.put(`${checkpointOf(site)}.zst`, Buffer.from(zstdCompressSync(checkpoint)));
}
