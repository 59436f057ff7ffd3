/** Waves in which the platforms are repatriated, or why no plan exists. */

import type { Estate } from "../../estate/estate.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import type { Message } from "../../output/message.ts";
import { problemOf } from "./problem.ts";
import { lastDay, quarterUntil } from "./quarters.ts";
import { conflictsOf } from "./solve/conflict.ts";
import { type Plan, type Problem, quarterAt } from "./solve/problem.ts";
import type { Remedy, Solve } from "./solve/remedy.ts";

/** One platform of a wave. Quarters are counted as in planning/repatriation/quarters.ts. */
export interface Homecoming {
  readonly platform: string;
  readonly title: Message;
  readonly owner: string;
  readonly target: string;
  /** Quarter in which the work begins. */
  readonly from: number;
  /** Quarter at whose end it is home. */
  readonly quarter: number;
  readonly effortWeeks: number;
  readonly deadline: string;
  /** Whole quarters between that quarter's end and the deadline. */
  readonly spare: number;
}

export interface Wave {
  readonly quarter: number;
  /** Its last day (UTC). */
  readonly until: string;
  readonly platforms: readonly Homecoming[];
}

export interface PlanReport {
  /** The first quarter that can be planned. */
  readonly start: number;
  /** `planned`, or why not: `conflict` for contradicting demands, `unanswered` if the time limit was reached. */
  readonly outcome: "planned" | "conflict" | "unanswered";
  /** Whether the plan is proven optimal. */
  readonly proven: boolean;
  readonly waves: readonly Wave[];
  /** Each is a set of demands that cannot be met together, with the change of each that would resolve it. */
  readonly conflicts: readonly (readonly Remedy[])[];
  readonly problem: Problem;
  readonly register: Repatriation;
}

const NOTHING: Repatriation = { schemaVersion: 1, teams: {}, additions: {}, platforms: {} };

/** The best plan from a day (UTC) on. */
export async function planReport(
  register: Repatriation = NOTHING,
  estates: readonly Estate[],
  today: string,
  solve: Solve,
): Promise<PlanReport> {
  const { problem, start } = problemOf(register, estates, today);
  const answer = await solve(problem);
  const report = { start, proven: false, waves: [], conflicts: [], problem, register };
  if (answer === "unanswered") return { ...report, outcome: "unanswered" };
  if (answer === "none") {
    return { ...report, outcome: "conflict", conflicts: await conflictsOf(problem, solve) };
  }
  const waves = wavesOf(problem, answer.plan, start, register);
  return { ...report, outcome: "planned", proven: answer.proven, waves };
}

function wavesOf(problem: Problem, plan: Plan, start: number, register: Repatriation): Wave[] {
  const { moves } = problem;
  const homeOf = (key: string) => start + quarterAt(problem, plan[key] ?? 0);
  const quarters = [...new Set(moves.map(({ key }) => homeOf(key)))].sort((a, b) => a - b);
  return quarters.map((quarter) => ({
    quarter,
    until: lastDay(quarter),
    platforms: moves
      .filter(({ key }) => homeOf(key) === quarter)
      .flatMap(({ key, target, slots }) => {
        const platform = register.platforms[key];
        if (platform === undefined) return [];
        const { title, owner, effortWeeks, deadline } = platform;
        return [
          {
            platform: key,
            title,
            owner,
            target,
            effortWeeks,
            deadline,
            from: quarter - slots + 1,
            quarter,
            spare: quarterUntil(deadline) - quarter,
          },
        ];
      }),
  }));
}
