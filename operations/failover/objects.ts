/** Lists the objects of a tenant's containers at both ends of a copy, from the object stores themselves. */
import type { Cloud } from "../cloud/client.ts";

const SERVICE = "object-store";
const PAGE = 10_000;
/** Requests at a time. */
const AT_ONCE = 8;
/** Headers that mark a large object, static or dynamic. */
const LARGE = ["x-static-large-object", "x-object-manifest"];
/** Swift's statuses if a part is missing, or an object has just been deleted. */
const LACKING = [404, 409, 416];

/** One object as a listing gives it. */
export interface Listed {
  readonly name: string;
  /** Digest of the object's content. */
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

/**
 * Names of objects that differ between the ends; objects that this end, `here`, has newer, written since a moment
 * (UTC), are left out. Pure.
 */
export function differing(
  here: readonly Listed[],
  there: readonly Listed[],
  since?: string,
): string[] {
  const named = (list: readonly Listed[]) => new Map(list.map((each) => [each.name, each]));
  const [ours, theirs] = [named(here), named(there)];
  const isOwn = (name: string) => {
    const at = ours.get(name)?.last_modified ?? "";
    return since !== undefined && at >= since && at > (theirs.get(name)?.last_modified ?? "");
  };
  return [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => ours.get(name)?.hash !== theirs.get(name)?.hash && !isOwn(name),
  );
}

/**
 * Large objects whose list of parts is there and whose parts are not: copies contain only what is in the container
 * itself. Each object's headers are read, because no listing of a copy marks large ones; of a large one the first and
 * the last byte are read, which are in its first and last part.
 */
export async function withoutParts(
  cloud: Cloud,
  container: string,
  objects: readonly Listed[],
): Promise<string[]> {
  const lacking: string[] = [];
  const waiting = objects.map(({ name }) => name);
  const ask = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const path = [container, ...name.split("/")].map(encodeURIComponent).join("/");
      if (await lacksParts(cloud, `/${path}`)) lacking.push(name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return lacking.sort();
}

async function lacksParts(cloud: Cloud, path: string): Promise<boolean> {
  const { headers } = await cloud.raw("HEAD", SERVICE, path, {}, undefined, LACKING);
  if (!LARGE.some((name) => headers.has(name))) return false;
  for (const range of ["bytes=0-0", "bytes=-1"]) {
    const answer = await cloud.raw("GET", SERVICE, path, { range }, undefined, LACKING);
    await answer.arrayBuffer();
    if (!answer.ok) return true;
  }
  return false;
}

/** When the newest object was written, UTC; `undefined` if there is none. */
export function newest(objects: readonly Listed[]): string | undefined {
  const times = objects.map(({ last_modified: at }) => at).sort();
  const last = times.at(-1);
  return last === undefined ? undefined : `${last.slice(0, 19)}Z`;
}

const QUOTA = "x-container-meta-quota-bytes";

/** Makes a container reject new objects, so that nothing is written that would be left behind. */
export async function freeze(cloud: Cloud, container: string): Promise<void> {
  await cloud.raw("POST", SERVICE, `/${encodeURIComponent(container)}`, { [QUOTA]: "0" });
}

/** Restores the capacity that the tenant's file declares. */
export async function thaw(cloud: Cloud, container: string, maxGiB: number): Promise<void> {
  const bytes = String(maxGiB * 1024 ** 3);
  await cloud.raw("POST", SERVICE, `/${encodeURIComponent(container)}`, { [QUOTA]: bytes });
}
