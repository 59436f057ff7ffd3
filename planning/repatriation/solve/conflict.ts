/** Why no plan exists: a minimal set of contradicting demands, and the changes that would resolve it. */
import { type Demand, demandsOf, keeping } from "./demands.ts";
import type { Problem } from "./problem.ts";
import { type Remedy, remedyOf, type Solve } from "./remedy.ts";

/** Conflicts without common demands, one after the other, up to a maximum. */
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

/** Drops every demand that can be dropped while no plan becomes possible, large parts first. */
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
