/** Resolutions of a conflict: for each demand the smallest change that suffices alone. */
import { type Demand, keeping } from "./demands.ts";
import type { Goal } from "./linear.ts";
import { type Headroom, type Plan, type Problem, quarterAt } from "./problem.ts";

/** The best plan, `"none"` if there is none, `"unanswered"` if the time limit was reached. */
export type Answer =
  | { readonly plan: Plan; readonly proven: boolean; readonly more?: Headroom | undefined }
  | "none"
  | "unanswered";
export type Solve = (problem: Problem, goal?: Goal) => Promise<Answer>;

/** A demand and the smallest change of it that resolves its conflict; `home` is a quarter from the first. */
export type Remedy =
  | (Extract<Demand, { kind: "order" }> & { readonly drop: true })
  | (Extract<Demand, { kind: "headroom" }> & { readonly more: Headroom })
  | (Extract<Demand, { kind: "deadline" }> & { readonly home: number })
  | (Extract<Demand, { kind: "team" }> & { readonly more: number });

/** The change of one demand of a conflict; `undefined` if the time limit was reached. */
export async function remedyOf(
  problem: Problem,
  conflict: readonly Demand[],
  demand: Demand,
  solve: Solve,
): Promise<Remedy | undefined> {
  const without = keeping(
    problem,
    conflict.filter((other) => other !== demand),
  );
  switch (demand.kind) {
    case "order":
      return { ...demand, drop: true };
    case "deadline": {
      const kept = keeping(problem, conflict);
      const moves = kept.moves.map((move) =>
        move.key === demand.key ? { ...move, last: problem.slots - 1 } : move,
      );
      const answer = await solve({ ...kept, moves }, { earliest: demand.key });
      const home = typeof answer === "string" ? undefined : answer.plan[demand.key];
      return home === undefined ? undefined : { ...demand, home: quarterAt(problem, home) };
    }
    case "headroom": {
      const answer = await solve(keeping(problem, conflict), { enlarged: demand.target });
      const more = typeof answer === "string" ? undefined : answer.more;
      return more && { ...demand, more };
    }
    case "team": {
      const now = problem.teams[demand.team] ?? 0;
      for (let more = 1; more <= problem.moves.length; more++) {
        const teams = { ...without.teams, [demand.team]: now + more };
        if (typeof (await solve({ ...without, teams })) !== "string") return { ...demand, more };
      }
      return undefined;
    }
  }
}
