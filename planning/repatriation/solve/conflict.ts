/** Why no plan holds: the demands that contradict each other, none of which could be left out, and what would settle it. */
import { type Demand, demandsOf, keeping } from "./demands.ts";
import type { Problem } from "./problem.ts";
import { type Remedy, remedyOf, type Solve } from "./remedy.ts";

/** Conflicts that have no demand in common, one after the other, at most so many. */
export async function conflictsOf(problem: Problem, solve: Solve, most = 3): Promise<Remedy[][]> {
  const conflicts: Remedy[][] = [];
  let demands = demandsOf(problem);
  while (conflicts.length < most) {
    if ((await solve(keeping(problem, demands))) !== "none") break;
    const conflict = await smallest(problem, demands, solve);
    const remedies: Remedy[] = [];
    for (const demand of conflict) {
      const found = await remedyOf(problem, conflict, demand, solve);
      if (found !== undefined) remedies.push(found);
    }
    conflicts.push(remedies);
    demands = demands.filter((demand) => !conflict.includes(demand));
  }
  return conflicts;
}

/** Leaves out whatever can be left out without a plan becoming possible, large parts first. */
async function smallest(problem: Problem, all: readonly Demand[], solve: Solve): Promise<Demand[]> {
  let kept = [...all];
  const shrink = async (part: readonly Demand[]): Promise<void> => {
    const rest = kept.filter((demand) => !part.includes(demand));
    if ((await solve(keeping(problem, rest))) === "none") {
      kept = rest;
    } else if (part.length > 1) {
      const half = Math.ceil(part.length / 2);
      await shrink(part.slice(0, half));
      await shrink(part.slice(half));
    }
  };
  await shrink(all);
  return kept;
}
