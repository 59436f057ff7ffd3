/** The plan that a person would make by hand: the most urgent first, each as early as possible. */
import { faultsOf, type Move, type Plan, type Problem } from "./problem.ts";

/** A valid plan, or `undefined` if this method finds none; one may still exist. */
export function greedyPlan(problem: Problem): Plan | undefined {
  const plan: Record<string, number> = {};
  const left = new Map(problem.moves.map((move) => [move.key, move]));
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ after }) => after.every((key) => !left.has(key)));
    const next = ready.sort(moreUrgent)[0];
    if (next === undefined) return undefined; // they depend on each other
    left.delete(next.key);
    const home = earliest(problem, plan, next);
    if (home === undefined) return undefined;
    plan[next.key] = home;
  }
  return plan;
}

function moreUrgent(a: Move, b: Move): number {
  return a.last - b.last || b.weight - a.weight || (a.key < b.key ? -1 : 1);
}

function earliest(problem: Problem, plan: Plan, move: Move): number | undefined {
  const placed = problem.moves.filter(({ key }) => key === move.key || Object.hasOwn(plan, key));
  const first = Math.max(move.slots - 1, ...move.after.map((key) => plan[key] ?? 0));
  for (let home = first; home <= move.last; home++) {
    if (faultsOf({ ...problem, moves: placed }, { ...plan, [move.key]: home }).length === 0) {
      return home;
    }
  }
  return undefined;
}
