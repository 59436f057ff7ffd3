/** The demands on a plan as a list, so that some can be dropped. */
import { type Move, type Problem, RESOURCES } from "./problem.ts";

/** One demand on a plan. */
export type Demand =
  | { readonly kind: "order"; readonly key: string; readonly after: string }
  | { readonly kind: "headroom"; readonly target: string }
  | { readonly kind: "deadline"; readonly key: string }
  | { readonly kind: "team"; readonly team: string };

/** In the order of dropping, so that the demands that are easier to change remain. */
export function demandsOf({ moves, teams, headroom }: Problem): Demand[] {
  return [
    ...moves.flatMap(({ key, after }) =>
      after.map((other): Demand => ({ kind: "order", key, after: other })),
    ),
    ...Object.keys(headroom).map((target): Demand => ({ kind: "headroom", target })),
    ...moves.map(({ key }): Demand => ({ kind: "deadline", key })),
    ...Object.keys(teams).map((team): Demand => ({ kind: "team", team })),
  ];
}

/** The problem with only these demands. */
export function keeping(problem: Problem, demands: readonly Demand[]): Problem {
  const kept = new Set(demands.map((demand) => JSON.stringify(demand)));
  const has = (demand: Demand) => kept.has(JSON.stringify(demand));
  const moves = problem.moves.map((move): Move => {
    const { key, after, last } = move;
    return {
      ...move,
      after: after.filter((other) => has({ kind: "order", key, after: other })),
      last: has({ kind: "deadline", key }) ? last : problem.slots - 1,
    };
  });
  const only = <T>(map: Readonly<Record<string, T>>, demand: (key: string) => Demand) =>
    Object.fromEntries(Object.entries(map).filter(([key]) => has(demand(key))));
  const headroom = only(problem.headroom, (target) => ({ kind: "headroom", target }));
  const teams = only(problem.teams, (team) => ({ kind: "team", team }));
  return {
    ...problem,
    moves: bound(moves, headroom, (key) => has({ kind: "deadline", key })),
    teams,
    headroom,
  };
}

/**
 * Leaves out moves that can come last: without a deadline, not needed by a move with one, and without scarce
 * headroom.
 */
function bound(
  moves: readonly Move[],
  headroom: Readonly<Record<string, unknown>>,
  due: (key: string) => boolean,
): Move[] {
  const needed = new Set<string>();
  const need = (key: string): void => {
    if (needed.has(key)) return;
    needed.add(key);
    for (const other of moves.find((move) => move.key === key)?.after ?? []) need(other);
  };
  for (const { key, target, size } of moves) {
    const scarce =
      Object.hasOwn(headroom, target) && RESOURCES.some((resource) => size[resource] > 0);
    if (due(key) || scarce) need(key);
  }
  return moves.filter(({ key }) => needed.has(key));
}
