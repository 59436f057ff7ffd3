/** The solver's plans are valid, are never worse than a plan made by hand, and are optimal. */
import test from "ava";
import { conflictsOf } from "../../../../planning/repatriation/solve/conflict.ts";
import { type Demand, keeping } from "../../../../planning/repatriation/solve/demands.ts";
import { greedyPlan } from "../../../../planning/repatriation/solve/greedy.ts";
import { solver } from "../../../../planning/repatriation/solve/highs.ts";
import {
  costOf,
  faultsOf,
  type Plan,
  type Problem,
} from "../../../../planning/repatriation/solve/problem.ts";
import type { Remedy } from "../../../../planning/repatriation/solve/remedy.ts";
import { solve } from "../../../helpers/reference.ts";
import { bestOfAll, problemOf } from "./problems.ts";

/** The seed of a register that has a plan. */
const LOOSE = 7;

const planned = async (problem: Problem): Promise<Plan | undefined> => {
  const answer = await solve(problem);
  if (answer === "unanswered") throw new Error("no answer in time");
  return answer === "none" ? undefined : answer.plan;
};

test.serial(
  "of 120 random registers none is planned worse than by the greedy method, and many better",
  async (t) => {
    const counts = { both: 0, better: 0, solverOnly: 0, none: 0 };
    for (let seed = 1; seed <= 120; seed++) {
      const problem = problemOf(seed, 6 + (seed % 15));
      const [greedy, best] = [greedyPlan(problem), await planned(problem)];
      if (greedy !== undefined) t.deepEqual(faultsOf(problem, greedy), [], `greedy ${seed}`);
      if (best !== undefined) t.deepEqual(faultsOf(problem, best), [], `solver ${seed}`);
      if (greedy === undefined) {
        counts[best === undefined ? "none" : "solverOnly"]++;
        continue;
      }
      if (best === undefined) {
        t.fail(`seed ${seed}: a plan is there, and the solver denies it`);
        continue;
      }
      counts.both++;
      t.true(costOf(problem, best) <= costOf(problem, greedy), `seed ${seed}`);
      if (costOf(problem, best) < costOf(problem, greedy)) counts.better++;
    }
    t.log(counts);
    // The comparison is meaningful only if both outcomes occur.
    t.true(counts.both >= 50 && counts.better >= 10, JSON.stringify(counts));
    t.true(counts.solverOnly >= 3 && counts.none >= 10, JSON.stringify(counts));
  },
);

test.serial(
  "a run that ends by its time limit returns no plan that is worse than the greedy one",
  async (t) => {
    const problem = problemOf(14, 20);
    const greedy = greedyPlan(problem) as Plan;
    for (const seconds of [0.05, 0.2, 0.5]) {
      const answer = await (await solver(seconds))(problem);
      if (typeof answer === "string") t.is(answer, "unanswered");
      else t.true(costOf(problem, answer.plan) <= costOf(problem, greedy), `${seconds} s`);
    }
  },
);

test.serial("on 60 small registers it finds the same optimum as exhaustive search", async (t) => {
  let none = 0;
  for (let seed = 1000; seed < 1060; seed++) {
    const problem = problemOf(seed, 4);
    const [all, best] = [bestOfAll(problem), await planned(problem)];
    t.is(best && costOf(problem, best), all && costOf(problem, all), `seed ${seed}`);
    if (all === undefined) none++;
  }
  t.true(none >= 5 && none <= 55, `${none} without a plan`);
});

test.serial("the same register gives the same plan after any other problem", async (t) => {
  const problem = problemOf(LOOSE, 12);
  const first = await planned(problem);
  await planned(problemOf(LOOSE + 1, 12));
  t.deepEqual(await planned(problem), first);
  t.deepEqual(await (await solver(150))(problem), { plan: first as Plan, proven: true });
});

test.serial("a plan that HiGHS's presolve alone rules out is found all the same", async (t) => {
  const size = { cores: 1, ramGiB: 1, volumeGiB: 1 };
  const move = (key: string, team: string, slots: number, last: number, after: string[] = []) => ({
    key,
    team,
    slots,
    last,
    after,
    size,
    target: "site/tenant",
    weight: 4,
  });
  const moves = [
    move("a", "BF", 1, 2),
    { ...move("b", "BF", 2, 5), weight: 1 },
    move("c", "BF", 1, 18),
    move("d", "NE", 1, 3, ["b", "c"]),
  ];
  const problem = { moves, teams: { BF: 1 }, headroom: {}, slots: 19 };
  const all = bestOfAll(problem);
  t.is(all && costOf(problem, all), 32);
  const best = await planned(problem);
  t.is(best && costOf(problem, best), 32);
});

test.serial(
  "a conflict is minimal: without any of its demands, or with any of its remedies, a plan exists",
  async (t) => {
    let conflicts = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const problem = problemOf(seed, 6 + (seed % 8));
      if ((await solve(problem)) !== "none") continue;
      for (const remedies of await conflictsOf(problem, solve)) {
        conflicts++;
        const demands = remedies.map(demandOf);
        const alone = keeping(problem, demands);
        t.is(await solve(alone), "none", `seed ${seed}: together they contradict each other`);
        for (const [index, remedy] of remedies.entries()) {
          const rest = keeping(problem, demands.toSpliced(index, 1));
          t.not(
            await solve(rest),
            "none",
            `seed ${seed}: ${JSON.stringify(remedy)} could be left out`,
          );
          const changed = changedBy(problem, demands, remedy);
          t.not(await solve(changed), "none", `seed ${seed}: ${JSON.stringify(remedy)}`);
        }
      }
    }
    t.true(conflicts >= 8, `${conflicts} conflicts`);
  },
);

function demandOf(remedy: Remedy): Demand {
  if (remedy.kind === "order") return { kind: "order", key: remedy.key, after: remedy.after };
  if (remedy.kind === "headroom") return { kind: "headroom", target: remedy.target };
  if (remedy.kind === "deadline") return { kind: "deadline", key: remedy.key };
  return { kind: "team", team: remedy.team };
}

function changedBy(problem: Problem, demands: readonly Demand[], remedy: Remedy): Problem {
  const { moves, teams, headroom } = problem;
  switch (remedy.kind) {
    case "order":
      return keeping(
        problem,
        demands.filter((one) => JSON.stringify(one) !== orderOf(remedy)),
      );
    case "team": {
      const more = (teams[remedy.team] ?? 0) + remedy.more;
      return keeping({ ...problem, teams: { ...teams, [remedy.team]: more } }, demands);
    }
    case "deadline": {
      const later = moves.map((move) =>
        move.key === remedy.key ? { ...move, last: remedy.home } : move,
      );
      return keeping({ ...problem, moves: later }, demands);
    }
    case "headroom": {
      const more = (headroom[remedy.target] ?? []).map((has) => ({
        cores: has.cores + remedy.more.cores,
        ramGiB: has.ramGiB + remedy.more.ramGiB,
        volumeGiB: has.volumeGiB + remedy.more.volumeGiB,
      }));
      return keeping({ ...problem, headroom: { ...headroom, [remedy.target]: more } }, demands);
    }
  }
}

function orderOf({ key, after }: { readonly key: string; readonly after: string }): string {
  return JSON.stringify({ kind: "order", key, after });
}
