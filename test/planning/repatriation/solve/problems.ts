/** Random registers as problems, the same for the same seed, and the answer of an exhaustive search. */
import {
  costOf,
  faultsOf,
  type Headroom,
  type Move,
  type Plan,
  type Problem,
} from "../../../../planning/repatriation/solve/problem.ts";

/** Mulberry32: small, and random enough for registers. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A register of `count` platforms, tight or loose depending on the seed. */
export function problemOf(seed: number, count: number): Problem {
  const random = randomOf(seed);
  const teams = { ML: 1 + random(2), BF: 1 + random(2), NE: 1 };
  const slack = 3 + random(2 + Math.ceil(count / 2));
  const moves = Array.from({ length: count }, (_, index): Move => {
    const slots = 1 + random(2);
    const after = Array.from({ length: index }, (_, other) => keyOf(other)).filter(
      () => random(10) === 0,
    );
    return {
      key: keyOf(index),
      team: ["ML", "BF", "NE"][random(3)] ?? "ML",
      target: `site/${random(3)}`,
      size: { cores: random(8), ramGiB: random(32), volumeGiB: 100 * random(10) },
      slots,
      last: slots + random(slack) + Math.floor((index * slack) / count),
      after,
      weight: 1 + random(4),
    };
  });
  const slots =
    Math.max(...moves.map(({ last }) => last + 1)) +
    moves.reduce((sum, move) => sum + move.slots, 0);
  const headroom = Object.fromEntries(
    ["site/0", "site/1", "site/2"].map((target) => {
      const own = moves.filter((move) => move.target === target);
      const total = (resource: keyof Headroom) =>
        own.reduce((sum, { size }) => sum + size[resource], 0);
      // Half of the capacity now and all of it at a later day; seldom less than is needed in the end.
      const [now, day] = [30 + random(71), random(6)];
      const end = random(12) === 0 ? 90 : 100;
      const part = (slot: number) => (slot < day ? Math.min(now, end) : end) / 100;
      const has = (slot: number): Headroom => ({
        cores: Math.ceil(total("cores") * part(slot)),
        ramGiB: Math.ceil(total("ramGiB") * part(slot)),
        volumeGiB: Math.ceil(total("volumeGiB") * part(slot)),
      });
      return [target, Array.from({ length: slots }, (_, slot) => has(slot))];
    }),
  );
  return { moves, teams, headroom, slots };
}

function keyOf(index: number): string {
  return `platform-${String(index).padStart(2, "0")}`;
}

/** The cheapest of all plans; `undefined` if none is valid. */
export function bestOfAll(problem: Problem): Plan | undefined {
  let best: Plan | undefined;
  const place = (index: number, plan: Plan): void => {
    const move = problem.moves[index];
    const placed = { ...problem, moves: problem.moves.slice(0, index) };
    // The order among placed items is checked at the end, because one may wait for a later one.
    if (faultsOf(placed, plan).some((fault) => !fault.startsWith("order"))) return;
    if (move === undefined) {
      if (faultsOf(problem, plan).length > 0) return;
      if (best === undefined || costOf(problem, plan) < costOf(problem, best)) best = plan;
      return;
    }
    for (let home = move.slots - 1; home <= move.last; home++) {
      place(index + 1, { ...plan, [move.key]: home });
    }
  };
  place(0, {});
  return best;
}
