#!/usr/bin/env node
/**
 * Series of faults under `estate up`, a change and `estate down` of two sites on clouds in memory.
 * `node bench/faults/run.ts [--series N] [--seed N] [--rate PART] [--name SUFFIX] [--results FOLDER]`
 */
import { parseArgs } from "node:util";
import { resultOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { runSeries, type Shown, undisturbed } from "./series.ts";
import { Sites } from "./sites.ts";

const { count, first, rate, ...files } = options();
const date = new Date().toISOString();
const here = machine();
const expected = await within((sites) => undisturbed(sites));
const series: Shown[] = [];
for (let seed = first; seed < first + count; seed += 1) {
  const shown = await within((sites) =>
    runSeries(sites, { seed, rate }, expected, (what) => console.error(what)),
  );
  series.push(shown);
  console.log(JSON.stringify(shown));
  // Kept after each: a run of hours may be interrupted.
  writeResults("series", files, { date, machine: here, rate, series });
}
const failed = series.filter(({ ok }) => !ok);
console.log(`${series.length} series, ${failed.length} of them not as they should be`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Does something with two sites of its own. */
async function within<T>(work: (sites: Sites) => Promise<T>): Promise<T> {
  const sites = await Sites.open();
  try {
    return await work(sites);
  } finally {
    await sites.close();
  }
}

function options() {
  const { values } = parseArgs({
    options: {
      series: { type: "string", default: "50" },
      // Of the first series; each of the others has the next one.
      seed: { type: "string", default: "1" },
      rate: { type: "string", default: "0.05" },
      ...resultOptions(),
    },
  });
  const [count = 0, first = 0] = wholeNumbers(`${values.series},${values.seed}`);
  const rate = Number(values.rate);
  if (!(rate > 0 && rate <= 1)) {
    console.error(`bench: got --rate ${values.rate}, want a part of 1, such as 0.05`);
    process.exit(2);
  }
  return { ...values, count, first, rate };
}
