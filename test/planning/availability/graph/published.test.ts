/** Availabilities whose right answer is in textbooks or can be calculated by hand. */
import test from "ava";
import { analyse } from "../../../../planning/availability/graph/analysis.ts";
import {
  cutPercent,
  kOfN,
  outageMinutes,
  parallel,
  partOf,
  reaches,
  series,
} from "../../../../planning/availability/graph/figures.ts";
import type { NeedGraph } from "../../../../planning/availability/graph/graph.ts";
import { withStandby } from "../../../../planning/availability/graph/standby.ts";
import { graphOf } from "./graphs.ts";

const near = (got: number, want: number) => Math.abs(got - want) < 1e-12;

test("two times make an availability: MTBF / (MTBF + MTTR)", (t) => {
  t.true(near(partOf({ mtbfHours: 999, mttrHours: 1 }), 0.999));
  t.true(near(partOf({ availability: 99.95 }), 0.9995));
});

test("minutes of outage a year, as the tables of nines and of tiers have them", (t) => {
  const table = [
    [0.99, 5259.6], // 3.65 days
    [0.999, 525.96], // 8.77 hours
    [0.9999, 52.596],
    [0.99999, 5.2596],
    [0.99671, 1730.4], // Tier I, 28.8 hours
    [0.99741, 1362.2], // Tier II, 22.7 hours
    [0.99982, 94.67], // Tier III, 1.6 hours
    [0.99995, 26.3], // Tier IV, 0.4 hours
  ] as const;
  for (const [part, minutes] of table) t.true(Math.abs(outageMinutes(part) - minutes) < 0.05);
});

test("a figure reaches its exact value in spite of binary fractions, and is never published higher", (t) => {
  for (let percent = 90.01; percent < 100; percent += 0.01) {
    const demand = Number(percent.toFixed(2));
    t.true(reaches(partOf({ availability: demand }), demand));
    t.false(reaches(partOf({ availability: demand - 1e-6 }), demand));
    t.is(cutPercent(partOf({ availability: demand })), demand);
  }
  t.is(cutPercent(0.99981999), 99.9819);
});

test("series, parallel and k of n", (t) => {
  t.true(near(series([0.99, 0.99]), 0.9801));
  t.true(near(parallel([0.99, 0.99]), 0.9999));
  t.is(series([]), 1);
  t.is(parallel([]), 0);
  // Binomial sums: 2 of 3 is 3p² − 2p³; 3 of 5 is 10p³ − 15p⁴ + 6p⁵.
  const p = 0.9;
  t.true(near(kOfN([p, p, p], 2), 3 * p ** 2 - 2 * p ** 3)); // 0.972
  t.true(near(kOfN([p, p, p, p, p], 3), 10 * p ** 3 - 15 * p ** 4 + 6 * p ** 5)); // 0.99144
  t.true(near(kOfN([p, p], 2), series([p, p])));
  t.true(near(kOfN([p, p], 1), parallel([p, p])));
  t.is(kOfN([p, p], 3), 0);
  // Unequal ones: exactly one of the two pairs that matter, calculated by hand.
  t.true(near(kOfN([0.9, 0.8, 0.7], 2), 0.9 * 0.8 + 0.9 * 0.7 + 0.8 * 0.7 - 2 * 0.9 * 0.8 * 0.7));
});

/** Minimal paths as groups: all of a path, one of the paths. */
const paths = (of: readonly (readonly string[])[]): Pick<NeedGraph, "groups" | "root"> => ({
  groups: {
    ...Object.fromEntries(
      of.map((path, index) => [`path${index}`, { of: path, required: path.length }]),
    ),
    way: { of: of.map((_, index) => `path${index}`), required: 1 },
  },
  root: ["way"],
});

test("the bridge network: 2p² + 2p³ − 5p⁴ + 2p⁵", (t) => {
  const bridge = paths([
    ["a", "d"],
    ["b", "e"],
    ["a", "c", "e"],
    ["b", "c", "d"],
  ]);
  for (const p of [0.5, 0.9, 0.99]) {
    const { availability, singlePoints } = analyse(graphOf(100 * p, [..."abcde"], bridge));
    t.true(near(availability, 2 * p ** 2 + 2 * p ** 3 - 5 * p ** 4 + 2 * p ** 5), `${p}`);
    t.deepEqual(singlePoints, []);
  }
  t.true(near(analyse(graphOf(90, [..."abcde"], bridge)).availability, 0.97848));
});

test("an element on two paths is counted once: p(2p − p²), not (2p² − p⁴)", (t) => {
  const p = 0.9;
  const shared = paths([
    ["s", "a"],
    ["s", "b"],
  ]);
  const { availability, singlePoints, unmaintainable } = analyse(graphOf(90, [..."sab"], shared));
  t.true(near(availability, p * (2 * p - p ** 2)));
  t.deepEqual([singlePoints, unmaintainable], [["s"], ["s"]]);
});

test("2N power, one feed in common: a feed, two UPS with two paths", (t) => {
  const figure = { availability: 99 };
  const graph: NeedGraph = {
    elements: {
      utility: { figure: { availability: 99.9 } },
      "ups-a": { figure, needs: ["utility"] },
      "ups-b": { figure, needs: ["utility"] },
      "path-a": { figure, needs: ["ups-a"] },
      "path-b": { figure, needs: ["ups-b"] },
    },
    groups: { power: { of: ["path-a", "path-b"], required: 1 } },
    causes: {},
    root: ["power"],
  };
  const way = 0.99 * 0.99;
  const { availability, singlePoints, parts } = analyse(graph);
  t.true(near(availability, 0.999 * (1 - (1 - way) ** 2)));
  t.deepEqual(singlePoints, ["utility"]);
  const a = parts.find(({ name }) => name === "ups-a");
  t.true(near(a?.without ?? 0, 0.999 * way), "path b alone carries it");
  t.true(near(a?.perfect ?? 0, 0.999 * (1 - (1 - 0.99) * (1 - way))));
});

test("a common cause is in series with the elements it takes down", (t) => {
  const graph = graphOf(90, [..."abc"], {
    groups: { two: { of: [..."abc"], required: 2 } },
    causes: { fuel: { figure: { availability: 95 }, takes: [..."abc"] } },
    root: ["two"],
  });
  const { availability, singlePoints, unmaintainable } = analyse(graph);
  t.true(near(availability, 0.95 * 0.972));
  t.deepEqual([singlePoints, unmaintainable], [["fuel"], []], "a cause is nothing to maintain");
});

test("a cause that takes one of two, and one that takes a group", (t) => {
  const some = graphOf(90, [..."ab"], {
    groups: { one: { of: [..."ab"], required: 1 } },
    causes: { flood: { figure: { availability: 80 }, takes: ["a"] } },
    root: ["one"],
  });
  t.true(near(analyse(some).availability, 1 - (1 - 0.9 * 0.8) * (1 - 0.9)));
  const whole = { ...some, causes: { flood: { figure: { availability: 80 }, takes: ["one"] } } };
  t.true(near(analyse(whole).availability, 0.8 * 0.99));
});

test("an element twice is a pair: 2p − p² in place of p", (t) => {
  const [part] = analyse(graphOf(90, ["a"], {})).parts;
  t.true(near(part?.doubled ?? 0, 0.99));
});

test("a standby: out while both are, and while switching over", (t) => {
  // Fails once in 1000 hours for 10 of them.
  const first = analyse({
    elements: { a: { figure: { mtbfHours: 990, mttrHours: 10 } } },
    groups: {},
    causes: {},
    root: ["a"],
  });
  t.true(near(first.availability, 0.99));
  const second = (availability: number, switchOverHours: number) =>
    withStandby(first, { availability, switchOverHours });
  t.true(near(second(0.99, 0), 0.9999), "no switch-over: a parallel pair");
  t.true(near(second(1, 1), 0.999), "one hour lost in every thousand");
  t.true(near(second(0.99, 1), 1 - 0.001 - 0.0001));
  t.true(near(second(0.99, 48), 0.99), "slower than the repair: as if there were none");
  const hidden = analyse(graphOf(99, ["a"], {}));
  t.true(near(withStandby(hidden, { availability: 1, switchOverHours: 0 }), 0.99), "nothing won");
});
