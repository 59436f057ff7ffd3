/**
 * Decides which of several overlapping prefixes must move: those of the most likely mistake, not just the later name.
 * Pure.
 */
import { parseCidr } from "cidr-tools";
import { type Claim, collisions } from "../estate/addresses.ts";
import type { Position } from "../estate/issue.ts";
import { lengthOf } from "../policies/values/addresses.ts";

/** A prefix with its position. */
export interface PlacedClaim extends Claim {
  readonly at: Position;
  /** Prefixes that were written together: one tenant's at one site, of one family. */
  readonly group: string;
  /** Whether it is outside the range where it may be. */
  readonly stray: boolean;
}

/** Each claim that must move, with the claims it overlaps; after all moves, no two claims overlap. */
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
      const [moves, stays] = mustMove(claim, other, groups, meets)
        ? [claim, other]
        : [other, claim];
      const others = round.get(moves);
      if (others === undefined) round.set(moves, [stays]);
      else others.push(stays);
    }
    for (const [moves, others] of round) found.set(moves, others);
    staying = staying.filter((claim) => !round.has(claim));
  }
}

/** Whether the first of two must move, rather than the second. */
function mustMove<C extends PlacedClaim>(
  one: C,
  other: C,
  groups: ReadonlyMap<string, readonly C[]>,
  meets: ReadonlyMap<C, number>,
): boolean {
  if (one.stray !== other.stray) return one.stray;
  // A tenant that moves to a site comes after those already there.
  const [comes, arrives] = [one, other].map(({ at }) => at.path.startsWith("movesTo("));
  if (comes !== arrives) return comes === true;
  // A prefix that is too wide covers several correct ones, so it is the mistake.
  const [mine, theirs] = [one, other].map((each) => lengthOf(each.prefix)) as [number, number];
  if (mine !== theirs) {
    const wide = mine < theirs ? one : other;
    if ((meets.get(wide) ?? 0) > 1) return wide === one;
  }
  // One tenant's segments are adjacent: the one far from its own is the mistake.
  const [near, far] = [apart(one, groups), apart(other, groups)];
  if (near !== undefined && far !== undefined && near !== far) return near > far;
  return byPlace(one.at, other.at) > 0;
}

/** Distance of a claim to the nearest other one of its group; `undefined` if it is alone. */
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
