/** Arithmetic of address prefixes, IPv4 and IPv6 alike. Pure. */
import { excludeCidr, normalizeCidr, overlapCidr, parseCidr } from "cidr-tools";
import { isInside, lengthOf } from "../policies/values/addresses.ts";

/** A prefix and its owner. */
export interface Claim {
  readonly prefix: string;
  /** Unique name of the claim, e.g. `bamako/tax/front`; breaks ties. */
  readonly owner: string;
}

/** The same network written with its first address: `10.32.16.5/26` → `10.32.16.0/26`. */
export function networkOf(prefix: string): string {
  const length = lengthOf(prefix);
  return `${normalizeCidr(prefix).split("/")[0]}/${length}`;
}

/** Whether two prefixes share an address. */
export function meet(one: string, other: string | readonly string[]): boolean {
  return overlapCidr(one, typeof other === "string" ? other : [...other]);
}

/**
 * Each claim that overlaps an earlier one, with that earlier one. Earlier means: starts lower, else is wider, else
 * its owner sorts first; so the result does not depend on the order of the claims.
 */
export function collisions<C extends Claim>(claims: readonly C[]): { claim: C; other: C }[] {
  const parsed = claims.map((claim) => ({ claim, ...parseCidr(claim.prefix) }));
  parsed.sort(
    (a, b) =>
      a.version - b.version ||
      compare(a.start, b.start) ||
      compare(b.end, a.end) ||
      compare(a.claim.owner, b.claim.owner),
  );
  const found: { claim: C; other: C }[] = [];
  let furthest: (typeof parsed)[number] | undefined;
  for (const next of parsed) {
    const reached = furthest?.version === next.version ? furthest : undefined;
    if (reached && next.start <= reached.end)
      found.push({ claim: next.claim, other: reached.claim });
    if (!reached || next.end > reached.end) furthest = next;
  }
  return found;
}

/** The first unused prefix of that length inside the pools; `undefined` if they are full. */
export function firstFree(
  pools: readonly string[],
  used: readonly string[],
  length: number,
): string | undefined {
  return new FreePrefixes(pools, used).take(length);
}

/** Free space of some pools, assigned one prefix after the other. */
export class FreePrefixes {
  readonly #pools: readonly string[];
  /** Aligned blocks, in the order of the pools and their addresses; a split block's rest keeps its position. */
  readonly #blocks: string[][];
  /** By length, the index below which no block is wide enough: blocks only shrink. */
  readonly #passed = new Map<number, number>();

  constructor(pools: readonly string[], used: readonly string[]) {
    this.#pools = pools;
    this.#blocks = pools.flatMap((pool) => excludeCidr(pool, [...used]).map((block) => [block]));
  }

  /** Takes the first free prefix of that length; `undefined` if no block is wide enough. */
  take(length: number): string | undefined {
    for (let at = this.#passed.get(length) ?? 0; at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at]?.find((free) => lengthOf(free) <= length);
      this.#passed.set(length, at);
      if (block === undefined) continue;
      const taken = `${block.split("/")[0]}/${length}`;
      this.#remove(at, taken);
      return taken;
    }
    return undefined;
  }

  /** Removes a prefix that is already in use. */
  exclude(prefix: string): void {
    if (!meet(prefix, this.#pools)) return;
    for (const at of this.#blocks.keys()) this.#remove(at, prefix);
  }

  #remove(at: number, prefix: string): void {
    const blocks = this.#blocks[at] ?? [];
    if (blocks.length > 0 && meet(prefix, blocks)) this.#blocks[at] = excludeCidr(blocks, prefix);
  }
}

/**
 * The address or prefix at the same offset in another network: `10.32.0.53` of `10.32.0.0/12` is
 * `10.64.0.53` of `10.64.0.0/12`. `undefined` if it is outside the first network or would be outside the second.
 */
export function transposed(text: string, from: string, to: string): string | undefined {
  if (!isInside(text, [from])) return undefined;
  const [, length] = text.split("/");
  const { version } = parseCidr(from);
  const target = parseCidr(to);
  if (version !== target.version) return undefined;
  const number = parseCidr(hostOf(text)).start - parseCidr(from).start + target.start;
  const address = normalizeCidr(version === 4 ? dotted(number) : hextets(number));
  const moved = length === undefined ? address : `${address}/${length}`;
  return isInside(moved, [to]) ? moved : undefined;
}

/** An address plan: one prefix of each family. */
export interface Plan {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

/** An address or prefix of one plan moved to another plan; any other text is returned unchanged. */
export function rehomed(text: string, from: Plan, to: Plan): string {
  for (const family of ["ipv4", "ipv6"] as const) {
    const [target] = to[family];
    for (const plan of from[family]) {
      const moved = target && transposed(text, plan, target);
      if (moved !== undefined) return moved;
    }
  }
  return text;
}

function hostOf(text: string): string {
  const [address = ""] = text.split("/");
  return `${address}/${address.includes(":") ? 128 : 32}`;
}

function dotted(number: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 0xffn).join(".");
}

function hextets(number: bigint): string {
  const digits = number.toString(16).padStart(32, "0");
  return (digits.match(/.{4}/g) ?? []).join(":");
}

function compare<T extends string | bigint>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}
