/** The faults of a plan are named one by one: all other tests of plans rely on this. */
import test from "ava";
import { greedyPlan } from "../../../../planning/repatriation/solve/greedy.ts";
import { linearProgram } from "../../../../planning/repatriation/solve/linear.ts";
import {
  costOf,
  faultsOf,
  type Move,
  type Problem,
} from "../../../../planning/repatriation/solve/problem.ts";

const move = (key: string, change: Partial<Move> = {}): Move => ({
  key,
  team: "ML",
  target: "bamako/tax",
  slots: 1,
  last: 3,
  after: [],
  weight: 1,
  size: { cores: 4, ramGiB: 8, volumeGiB: 100 },
  ...change,
});
const wide = { cores: 100, ramGiB: 100, volumeGiB: 1000 };
const problem = (moves: readonly Move[], change: Partial<Problem> = {}): Problem => ({
  moves,
  teams: { ML: 2 },
  slots: 4,
  headroom: { "bamako/tax": [wide, wide, wide, wide] },
  ...change,
});

test("a plan that meets all demands has no faults", (t) => {
  const moves = [move("a"), move("b", { after: ["a"], slots: 2 }), move("c", { team: "BF" })];
  t.deepEqual(faultsOf(problem(moves), { a: 1, b: 1, c: 0 }), []);
});

test("a deadline: too late, before the work can be done, or never", (t) => {
  const one = problem([move("a", { slots: 2, last: 2 })]);
  t.deepEqual(faultsOf(one, { a: 1 }), []);
  t.deepEqual(faultsOf(one, { a: 3 }), ["deadline a"]);
  t.deepEqual(faultsOf(one, { a: 0 }), ["deadline a"]);
  t.deepEqual(faultsOf(one, {}), ["deadline a"]);
});

test("a dependency may be home in the same slot, but not later", (t) => {
  const two = problem([move("a"), move("b", { after: ["a"] })]);
  t.deepEqual(faultsOf(two, { a: 2, b: 2 }), []);
  t.deepEqual(faultsOf(two, { a: 2, b: 1 }), ["order b a"]);
});

test("a team: in every slot of the work, and only its own", (t) => {
  const long = { slots: 2 };
  const moves = [move("a", long), move("b", long), move("c", long), move("d", { team: "BF" })];
  const all = problem(moves, { teams: { ML: 2, BF: 1 } });
  t.deepEqual(faultsOf(all, { a: 1, b: 1, c: 3, d: 1 }), []);
  t.deepEqual(faultsOf(all, { a: 1, b: 1, c: 2, d: 1 }), ["team ML 1"]);
});

test("headroom is used from the first slot of the work on, permanently, and may grow", (t) => {
  const has = (cores: number) => ({ ...wide, cores });
  const headroom = { "bamako/tax": [has(4), has(4), has(8), has(8)] };
  const moves = [move("a"), move("b", { slots: 2 })];
  t.deepEqual(faultsOf(problem(moves, { headroom }), { a: 0, b: 3 }), []);
  t.deepEqual(faultsOf(problem(moves, { headroom }), { a: 0, b: 2 }), [
    "headroom bamako/tax cores 1",
  ]);
});

test("the greedy plan is the earliest for the most urgent, and none if it gets stuck", (t) => {
  const moves = [move("a", { last: 3 }), move("b", { last: 0 }), move("c", { after: ["b"] })];
  t.deepEqual(greedyPlan(problem(moves, { teams: { ML: 1 } })), { b: 0, a: 1, c: 2 });
  t.is(
    greedyPlan(problem([move("a", { last: 0 }), move("b", { last: 0 })], { teams: { ML: 1 } })),
    undefined,
  );
  t.is(greedyPlan(problem([move("a", { after: ["b"] }), move("b", { after: ["a"] })])), undefined);
});

test("waiting costs by weight, slot by slot", (t) => {
  const moves = [move("a", { weight: 3 }), move("b")];
  t.is(costOf(problem(moves), { a: 0, b: 1 }), 3 + 2);
});

test("a move without a slot to end in has no program", (t) => {
  t.is(linearProgram(problem([move("a", { last: -1 })])), undefined);
  t.is(linearProgram(problem([move("a", { slots: 3, last: 1 })])), undefined);
  t.regex(
    linearProgram(problem([move("a", { last: 1 })])) ?? "",
    /^Minimize\n goal: 1 x0_0 \+ 2 x0_1\n/,
  );
});
