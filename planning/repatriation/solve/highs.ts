/** HiGHS, which finds the best plan or proves that none exists. Loaded only when a plan is requested. */
import highsPackage from "highs";
import { greedyPlan } from "./greedy.ts";
import { type Goal, linearProgram, planOf } from "./linear.ts";
import { costOf, faultsOf, type Problem } from "./problem.ts";
import type { Answer, Solve } from "./remedy.ts";

/** Its types declare the function as a property of the package; in a module it is the package itself. */
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

/** Time limit of one solver run, seconds; the estate's own needs a small part of one. */
const PATIENCE = 20;

/**
 * With presolve, HiGHS 1.15.3 reports some solvable programs as infeasible (docs/traps.md). A plan can be verified,
 * infeasibility cannot: so it counts only if both runs, without and with presolve, report it.
 */
const WAYS = ["off", "on"] as const;

/** A deterministic solver: one thread, a fixed seed, no optimality gap. */
export async function solver(patience = PATIENCE): Promise<Solve> {
  const highs = await loadHighs();
  const ask = (program: string, presolve: (typeof WAYS)[number]) =>
    highs.solve(program, {
      presolve,
      output_flag: false,
      time_limit: patience,
      mip_rel_gap: 0,
      random_seed: 0,
    });
  return async (problem, goal = {}): Promise<Answer> => {
    const program = linearProgram(problem, goal);
    if (program === undefined) return "none";
    if (problem.moves.length === 0) return { plan: {}, proven: true };
    for (const way of WAYS) {
      const { Status, Columns } = ask(program, way);
      if (Status === "Infeasible") continue;
      const value = (name: string) => {
        const column = Columns[name];
        return column && "Primal" in column ? (column.Primal ?? 0) : 0;
      };
      return answerOf(problem, goal, Status === "Optimal", value);
    }
    return denied(problem, goal);
  };
}

/** The solver's answer, after verification. */
function answerOf(
  problem: Problem,
  { earliest, enlarged }: Goal,
  proven: boolean,
  value: (name: string) => number,
): Answer {
  const plan = planOf(problem, value);
  if (Object.values(plan).some((home) => home < 0)) return "unanswered";
  if (enlarged === undefined) {
    const faults = faultsOf(problem, plan);
    if (faults.length > 0) throw new Error(`the solver's plan does not hold: ${faults.join(", ")}`);
    // A run that ends by its time limit may have found a poor plan only.
    const other = proven || earliest !== undefined ? undefined : greedyPlan(problem);
    const isBetter = other !== undefined && costOf(problem, other) < costOf(problem, plan);
    return { plan: isBetter ? other : plan, proven };
  }
  const most = (resource: string) => Math.ceil(value(`more_${resource}`) - 1e-6);
  const more = { cores: most("cores"), ramGiB: most("ramGiB"), volumeGiB: most("volumeGiB") };
  return { plan, proven, more };
}

/** No plan, unless the greedy method finds one after all. */
function denied(problem: Problem, { enlarged }: Goal): Answer {
  const plan = enlarged === undefined ? greedyPlan(problem) : undefined;
  return plan === undefined ? "none" : { plan, proven: false };
}
