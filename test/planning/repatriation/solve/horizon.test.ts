/** Leaving out quarters changes no answer, and a day in the far future makes no problem large. */
import test from "ava";
import { loadEstates } from "../../../../checks/load.ts";
import { problemOf as registered } from "../../../../planning/repatriation/problem.ts";
import {
  type Outlook,
  problemOver,
  quartersThatMatter,
} from "../../../../planning/repatriation/solve/horizon.ts";
import {
  costOf,
  faultsOf,
  type Headroom,
  quarterAt,
} from "../../../../planning/repatriation/solve/problem.ts";
import { STACKS } from "../../../estate/overlay.ts";
import { solve } from "../../../helpers/reference.ts";
import { problemOf } from "./problems.ts";

/** A small random register whose headroom grows twice, once long after all work could be done. */
function outlookOf(seed: number): Outlook {
  const { moves, teams, headroom } = problemOf(seed, 4);
  const growth = [1 + (seed % 5), 12 + (seed % 17)];
  const share = (quarter: number) => (1 + growth.filter((day) => day <= quarter).length) / 3;
  const headroomAt = Object.keys(headroom).map((target) => {
    const end = headroom[target]?.at(-1) ?? { cores: 0, ramGiB: 0, volumeGiB: 0 };
    const at = (quarter: number): Headroom => ({
      cores: Math.ceil(end.cores * share(quarter)),
      ramGiB: end.ramGiB,
      volumeGiB: end.volumeGiB,
    });
    return [target, at] as const;
  });
  const due = moves.map((move, index) => ({
    ...move,
    last: (seed + index) % 6 === 0 ? move.last : move.last + 30,
  }));
  return { moves: due, teams, headroomAt: Object.fromEntries(headroomAt), growth };
}

test.serial(
  "on 60 small registers the best plan is the same with every quarter considered",
  async (t) => {
    const counts = { planned: 0, none: 0, skipped: 0, late: 0 };
    for (let seed = 2000; seed < 2060; seed++) {
      const outlook = outlookOf(seed);
      const all = Array.from({ length: 60 }, (_, quarter) => quarter);
      const [whole, short] = [all, quartersThatMatter(outlook)].map((quarters) =>
        problemOver(quarters, outlook),
      );
      if (whole === undefined || short === undefined) return t.fail();
      if (short.slots < (short.quarters?.at(-1) ?? 0) + 1) counts.skipped++;
      const [expected, got] = [await solve(whole), await solve(short)];
      if (typeof expected === "string" || typeof got === "string") {
        t.deepEqual(got, expected, `seed ${seed}`);
        counts.none++;
        continue;
      }
      counts.planned++;
      t.is(costOf(short, got.plan), costOf(whole, expected.plan), `seed ${seed}`);
      // The short plan is a plan of the whole problem, day by day.
      const plan = Object.fromEntries(
        Object.entries(got.plan).map(([key, home]) => [key, quarterAt(short, home)]),
      );
      t.deepEqual(faultsOf(whole, plan), [], `seed ${seed}`);
      if (Object.values(plan).some((home) => home >= 12)) counts.late++;
    }
    t.log(counts);
    // Meaningful only if quarters are left out, and something comes home after them.
    t.true(counts.planned >= 20 && counts.none >= 5, JSON.stringify(counts));
    t.true(counts.skipped >= 20 && counts.late >= 10, JSON.stringify(counts));
  },
);

test("all work one after the other has just the quarters it takes", async (t) => {
  const size = { cores: 4, ramGiB: 4, volumeGiB: 4 };
  const move = { size, team: "ML", target: "s/t", last: 30_000, after: [], weight: 1 };
  const moves = [
    { ...move, key: "a", slots: 1 },
    { ...move, key: "b", slots: 3 },
  ];
  const headroomAt = {
    "s/t": (quarter: number) =>
      quarter < 20_000 ? { ...size, cores: 0 } : { cores: 8, ramGiB: 8, volumeGiB: 8 },
  };
  const outlook = { moves, teams: { ML: 1 }, headroomAt, growth: [20_000] };
  const problem = problemOver(quartersThatMatter(outlook), outlook);
  const answer = await solve(problem);
  if (typeof answer === "string") return t.fail(answer);
  const homes = ["a", "b"].map((key) => quarterAt(problem, answer.plan[key] ?? -1));
  t.deepEqual(homes, [20_000, 20_003]);
  t.is(problem.quarters?.at(-1), 20_003);
});

test("work has no gaps: it cannot pause in quarters that are left out", (t) => {
  const size = { cores: 1, ramGiB: 1, volumeGiB: 1 };
  const move = {
    key: "a",
    size,
    team: "ML",
    target: "s/t",
    slots: 2,
    last: 3,
    after: [],
    weight: 1,
  };
  const problem = { moves: [move], teams: {}, headroom: {}, slots: 4, quarters: [0, 1, 8, 9] };
  t.deepEqual(
    [1, 2, 3].map((home) => faultsOf(problem, { a: home })),
    [[], ["deadline a"], []],
  );
  t.is(costOf(problem, { a: 3 }), 10);
});

test("a deadline or an addition in the year 9999 leaves the problem as small as it was", async (t) => {
  const today = "2026-11-25";
  const { estates, repatriation } = await loadEstates(undefined, { root: STACKS, today });
  const [court, rack] = [
    repatriation?.platforms["court-registry"],
    repatriation?.additions["niger-second-rack"],
  ];
  if (!repatriation || !court || !rack) return t.fail("the reference has neither");
  const { platforms, additions } = repatriation;
  const far = "9999-12-31";
  const usual = registered(repatriation, estates, today).problem;
  const late = { ...platforms, "court-registry": { ...court, deadline: far } };
  t.is(registered({ ...repatriation, platforms: late }, estates, today).problem.slots, usual.slots);
  for (const from of [far, "9990-01-01"]) {
    const more = { ...additions, far: { ...rack, from } };
    const { problem, start } = registered({ ...repatriation, additions: more }, estates, today);
    t.true(problem.slots < 3 * usual.slots, `${problem.slots} slots, ${usual.slots} without it`);
    const cores = problem.headroom["bamako/niger-civil-registry"]?.map(({ cores }) => cores) ?? [];
    t.deepEqual(
      cores,
      cores.toSorted((a, b) => a - b),
    );
    const gain = (problem.quarters ?? []).findIndex(
      (quarter) => start + quarter >= Number(from.slice(0, 4)) * 4,
    );
    t.is((cores.at(-1) ?? 0) - (cores[gain - 1] ?? 0), rack.cores, from);
  }
});
