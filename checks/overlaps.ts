/** Of prefixes that meet, which have to move: those of the person who most likely made the slip, never just who came second by name. Pure. */
import { parseCidr } from "cidr-tools";
import { type Claim, collisions, lengthOf } from "../estate/addresses.ts";
import type { Position } from "../estate/issue.ts";

/** A prefix that somebody wrote somewhere. */
export interface PlacedClaim extends Claim {
  readonly at: Position;
  /** Prefixes that were written together: one tenant's at one site, of one family. */
  readonly group: string;
  /** Whether it is somewhere where it may not be at all. */
  readonly stray: boolean;
}

/** Each claim that has to move, with those that it meets; when all of them have, no two claims meet. */
export function moving<C extends PlacedClaim>(claims: readonly C[]): Map<C, C[]> {
  const found = new Map<C, C[]>();
  let staying = claims;
  for (;;) {
    const pairs = collisions(staying);
    if (pairs.length === 0) return found;
    const groups = Map.groupBy(staying, ({ group }) => group);
    const meets = new Map<C, number>();
    for (const one of pairs.flatMap(({ claim, other }) => [claim, other]))
      meets.set(one, (meets.get(one) ?? 0) + 1);
    const round = new Map<C, C[]>();
    for (const { claim, other } of pairs) {
      const [moves, stays] = blamed(claim, other, groups, meets) ? [claim, other] : [other, claim];
      round.set(moves, [...(round.get(moves) ?? []), stays]);
    }
    for (const [moves, others] of round) found.set(moves, others);
    staying = staying.filter((claim) => !round.has(claim));
  }
}

/** Whether the first of two has to move, rather than the second. */
function blamed<C extends PlacedClaim>(
  one: C,
  other: C,
  groups: ReadonlyMap<string, readonly C[]>,
  meets: ReadonlyMap<C, number>,
): boolean {
  if (one.stray !== other.stray) return one.stray;
  // Who moves to a site comes after those who are there.
  const [comes, arrives] = [one, other].map(({ at }) => at.path.startsWith("movesTo("));
  if (comes !== arrives) return comes === true;
  // A prefix that was written too wide covers several others, which have done nothing.
  const [mine, theirs] = [one, other].map((each) => lengthOf(each.prefix)) as [number, number];
  if (mine !== theirs) {
    const wide = mine < theirs ? one : other;
    if ((meets.get(wide) ?? 0) > 1) return wide === one;
  }
  // One tenant's segments lie side by side: the one far from its own is the slip.
  const [near, far] = [apart(one, groups), apart(other, groups)];
  if (near !== undefined && far !== undefined && near !== far) return near > far;
  return byPlace(one.at, other.at) > 0;
}

/** How far a claim is from the nearest other one of its group; nothing when it is alone. */
function apart<C extends PlacedClaim>(claim: C, groups: ReadonlyMap<string, readonly C[]>) {
  const { start } = parseCidr(claim.prefix);
  let least: bigint | undefined;
  for (const each of groups.get(claim.group) ?? []) {
    if (each === claim) continue;
    const there = parseCidr(each.prefix).start;
    const distance = there > start ? there - start : start - there;
    if (least === undefined || distance < least) least = distance;
  }
  return least;
}

/** The order in which a person reads. */
export function byPlace(a: Position, b: Position): number {
  const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
  return compare(a.file, b.file) || a.line - b.line || compare(a.path, b.path);
}
