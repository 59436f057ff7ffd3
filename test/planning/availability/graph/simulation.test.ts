/** Monte Carlo: the simulation confirms the exact figure, on random graphs that share and nest. */
import test from "ava";
import { analyse } from "../../../../planning/availability/graph/analysis.ts";
import { partOf } from "../../../../planning/availability/graph/figures.ts";
import type { NeedGraph } from "../../../../planning/availability/graph/graph.ts";
import { isUp, randomFrom, randomGraph } from "./graphs.ts";

/**
 * Of correct figures one in 370 is beyond three standard errors, so of 40 graphs a seed in ten would show one. This
 * seed shows none; it fixes graphs and draws alike, so the test gives the same result on every machine. A wrong figure
 * is off by many standard errors with any seed.
 */
const SEED = 1;
const GRAPHS = 40;
const DRAWS = 8000;

/** Part of the draws in which the root was up. */
function simulate(graph: NeedGraph, random: () => number): number {
  const lots = [...Object.entries(graph.elements), ...Object.entries(graph.causes)].map(
    ([name, { figure }]): [string, number] => [name, partOf(figure)],
  );
  let up = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const down = new Set(lots.filter(([, own]) => random() >= own).map(([name]) => name));
    if (isUp(graph, down)) up++;
  }
  return up / DRAWS;
}

test(`${GRAPHS} random graphs agree within three standard errors`, (t) => {
  const random = randomFrom(SEED);
  let beyondOne = 0;
  for (let index = 0; index < GRAPHS; index++) {
    const graph = randomGraph(random, 8 + (index % 10));
    const { availability } = analyse(graph);
    t.true(availability > 0.01 && availability < 0.999, `graph ${index} is informative`);
    const error = Math.sqrt((availability * (1 - availability)) / DRAWS);
    const away = Math.abs(simulate(graph, random) - availability) / error;
    t.true(away < 3, `graph ${index}: ${away} standard errors`);
    if (away > 1) beyondOne++;
  }
  // About a third should be beyond one error: if none were, the errors would be too wide to catch anything.
  t.true(beyondOne > 4 && beyondOne < 24, `${beyondOne} of ${GRAPHS}`);
});
