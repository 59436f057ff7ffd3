/** The recorded state itself: read from the store, kept on this machine after each run, and restored from elsewhere. */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { sitePlaces } from "../paths.ts";
import { forgetCloud } from "./lost-cloud.ts";
import { checkpointOf } from "./paths.ts";
import type { StackState } from "./stack-state.ts";
import { checkpointIn, type Store } from "./store.ts";

const ZSTANDARD = Buffer.of(0x28, 0xb5, 0x2f, 0xfd);
const GZIP = Buffer.of(0x1f, 0x8b);

/**
 * Keeps the store's state on this machine, for previews without a cloud and to distinguish a lost state from a new
 * site.
 */
export async function keepState(site: string, store: Store): Promise<void> {
  const checkpoint = await readCheckpoint(site, store);
  if (checkpoint !== undefined) {
    await writeWhole(sitePlaces(site).lastState, checkpoint, 0o600);
  }
}

/** The state kept on this machine. */
export async function keptState(site: string): Promise<StackState | undefined> {
  return checkpointState(await readFile(sitePlaces(site).lastState, "utf8").catch(() => undefined));
}

/** The state that a store holds. */
export async function stateOf(site: string, store: Store): Promise<StackState | undefined> {
  return checkpointState(await stateTextOf(site, store));
}

/** Fills the throw-away backend with the state kept on this machine; returns whether there was one. */
export async function fillOffline(site: string): Promise<boolean> {
  const { offline, lastState, formerBackend } = sitePlaces(site);
  const target = join(offline, checkpointOf(site));
  await rm(offline, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const from = [join(formerBackend, checkpointOf(site)), lastState].find((file) =>
    existsSync(file),
  );
  if (from === undefined) return false;
  await writeFile(join(offline, ".pulumi/meta.yaml"), "version: 1\n");
  await copyFile(from, target);
  return true;
}

/**
 * Moves the file backend of a former version of this program into the store, once, unchanged, including pending
 * operations. What the store has recorded since is not touched. Returns where the old backend is now.
 */
export async function carryOver(site: string, store: Store): Promise<string | undefined> {
  const { formerBackend } = sitePlaces(site);
  if (!existsSync(join(formerBackend, checkpointOf(site)))) return undefined;
  if (((await stateOf(site, store))?.resources ?? []).length === 0) {
    const entries = await readdir(formerBackend, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".attrs"))
      .map((entry) => relative(formerBackend, join(entry.parentPath, entry.name)));
    await bring(site, store, names, (name) => readFile(join(formerBackend, name)));
  }
  const moved = `${formerBackend}-carried-over`;
  await rm(moved, { recursive: true, force: true });
  await rename(formerBackend, moved);
  return moved;
}

/** Restores the content of another container into the store. */
export async function restore(site: string, from: Store, to: Store): Promise<void> {
  const names = (await from.list(".pulumi/")).map(({ name }) => name);
  await bring(site, to, names, async (name) => {
    const content = await from.get(name);
    if (content === undefined) throw new Error(`${from.container}: ${name} has just gone`);
    return content;
  });
}

/** Moves a state that describes a lost cloud aside, and returns its new path; only the last one moved is kept. */
export async function setStateAside(site: string, store: Store): Promise<string> {
  const { lastState, lostState } = sitePlaces(site);
  await keepState(site, store);
  await rename(lastState, lostState);
  for (const { name } of await store.list()) await store.delete(name);
  return lostState;
}

/**
 * The state itself is written last: if it is there, everything is. Locks are skipped, they belong to runs elsewhere.
 */
async function bring(
  site: string,
  store: Store,
  names: readonly string[],
  read: (name: string) => Promise<Buffer<ArrayBuffer>>,
): Promise<void> {
  await store.make();
  await forgetCloud(store);
  const wanted = names.filter((name) => !name.startsWith(".pulumi/locks/"));
  const isState = (name: string) => name.startsWith(checkpointOf(site));
  const inOrder = [...wanted.filter((name) => !isState(name)), ...wanted.filter(isState)];
  for (const name of inOrder) await store.put(name, await read(name));
}

/** The text of the state that a store holds, as the backend wrote it: secrets stay encrypted. */
export async function stateTextOf(site: string, store: Store): Promise<string | undefined> {
  return (await readCheckpoint(site, store))?.toString("utf8");
}

/** The checkpoint of a store, decompressed. */
async function readCheckpoint(site: string, store: Store): Promise<Buffer | undefined> {
  const entry = await checkpointIn(site, store);
  const content = entry && (await store.get(entry.name));
  return content && decompressed(content);
}

/** The content of an object that the engine may have compressed. */
export function decompressed(content: Buffer): Buffer {
  if (content.subarray(0, ZSTANDARD.length).equals(ZSTANDARD)) return zstdDecompressSync(content);
  return content.subarray(0, GZIP.length).equals(GZIP) ? gunzipSync(content) : content;
}

/** The state of the stack in the text of a backend's checkpoint. */
export function checkpointState(text: string | undefined): StackState | undefined {
  if (text === undefined) return undefined;
  const read = JSON.parse(text) as { checkpoint?: { latest?: StackState } };
  return read.checkpoint?.latest;
}
