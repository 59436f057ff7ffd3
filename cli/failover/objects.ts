/** What is in a tenant's containers at both ends of a copy, asked of the object stores themselves. */
import type { Cloud } from "../cloud/client.ts";

const SERVICE = "object-store";
const PAGE = 10_000;

/** One object as a listing gives it. */
export interface Listed {
  readonly name: string;
  /** Digest of its content. */
  readonly hash: string;
  readonly bytes: number;
  /** UTC, without a zone: `2026-11-25T18:33:16.000000`. */
  readonly last_modified: string;
}

/** Every object of a container, page after page. */
export async function objectsOf(cloud: Cloud, container: string): Promise<Listed[]> {
  const all: Listed[] = [];
  for (;;) {
    const marker = encodeURIComponent(all.at(-1)?.name ?? "");
    const path = `/${encodeURIComponent(container)}?format=json&limit=${PAGE}&marker=${marker}`;
    const page = await cloud.get<Listed[]>(SERVICE, path);
    all.push(...page);
    if (page.length < PAGE) return all;
  }
}

/** Names of what is not the same at both ends. Pure. */
export function differing(here: readonly Listed[], there: readonly Listed[]): string[] {
  const hashes = (list: readonly Listed[]) => new Map(list.map(({ name, hash }) => [name, hash]));
  const [a, b] = [hashes(here), hashes(there)];
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

/** When the newest object was written, UTC; `undefined` when there is none. */
export function newest(objects: readonly Listed[]): string | undefined {
  const times = objects.map(({ last_modified: at }) => at).sort();
  const last = times.at(-1);
  return last === undefined ? undefined : `${last.slice(0, 19)}Z`;
}

const QUOTA = "x-container-meta-quota-bytes";

/** Has a container refuse new objects, so that nothing is written where it would stay behind. */
export async function freeze(cloud: Cloud, container: string): Promise<void> {
  await cloud.raw("POST", SERVICE, `/${encodeURIComponent(container)}`, { [QUOTA]: "0" });
}

/** Has it take as much as its tenant's file says again. */
export async function thaw(cloud: Cloud, container: string, maxGiB: number): Promise<void> {
  const bytes = String(maxGiB * 1024 ** 3);
  await cloud.raw("POST", SERVICE, `/${encodeURIComponent(container)}`, { [QUOTA]: bytes });
}
