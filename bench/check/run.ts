#!/usr/bin/env node
/**
 * Measures `estate check` on compliant estates of several sizes, whole processes, and writes `bench/results/`.
 * `node bench/check/run.ts [--sizes N,N,…] [--repetitions N] [--name SUFFIX] [--results FOLDER]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { spread } from "../statistics.ts";
import { PEAK, peakIn, type Times, timed } from "../timed.ts";
import { writeEstate } from "./estate.ts";

const { values } = parseArgs({ options: benchOptions("10,100,1000,2500,5000,10000", "5") });
const sizes = wholeNumbers(values.sizes);
const [repetitions = 0] = wholeNumbers(values.repetitions);

/** Goals: seconds of wall time, by the number of tenants, and MiB for all of them. */
const GOALS: Readonly<Record<number, number>> = { 1000: 1, 10000: 10 };
const MEMORY = 1024;
/** Goal: the most by which the time may grow if the number of tenants doubles. */
const GROWTH = 2.1;

const ROOT = join(import.meta.dirname, "../..");
const date = new Date().toISOString();
const here = machine();
const rounds: Round[] = [];

interface Round extends Measured {
  readonly tenants: number;
  readonly repetition: number;
}

interface Measured extends Times {
  readonly peakMiB: number;
}

const folder = mkdtempSync(join(tmpdir(), "aes-bench-check-"));
try {
  for (const tenants of sizes) await writeEstate(join(folder, String(tenants)), tenants);
  // The first round does not count; in each round the sizes run in turn.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const tenants of sizes) {
      const round = {
        tenants,
        repetition,
        ...(await checkOnce(join(folder, String(tenants)), tenants)),
      };
      if (repetition === 0) continue;
      rounds.push(round);
      console.log(
        `${tenants} tenants: ${round.wall.toFixed(2)} s, ${Math.round(round.peakMiB)} MiB`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const file = writeResults("check", values, { date, machine: here, rounds });
for (const tenants of sizes) {
  const own = rounds.filter((round) => round.tenants === tenants);
  const wall = times(tenants, "wall");
  const peak = Math.max(...own.map((round) => round.peakMiB));
  const goal = GOALS[tenants];
  const reached = goal === undefined ? "no goal" : result(wall <= goal && peak <= MEMORY, goal);
  console.log(
    `${tenants} tenants: median ${wall.toFixed(2)} s, at most ${Math.round(peak)} MiB; ${reached}`,
  );
}
for (const tenants of sizes.filter((size) => sizes.includes(2 * size))) {
  const ratio = times(2 * tenants, "cpu") / times(tenants, "cpu");
  const reached = ratio <= GROWTH ? "" : "not ";
  console.log(
    `${tenants} to ${2 * tenants} tenants: processor time × ${ratio.toFixed(2)}; the goal of ${GROWTH} is ${reached}reached`,
  );
}
console.log(file);

/** Median seconds of one size. */
function times(tenants: number, kind: keyof Times): number {
  return spread(rounds.filter((round) => round.tenants === tenants).map((round) => round[kind]))
    .median;
}

function result(reached: boolean, goal: number): string {
  return `the goal of ${goal} s and ${MEMORY} MiB is ${reached ? "" : "not "}reached`;
}

/** Measures one whole process; throws if the estate is not compliant. */
async function checkOnce(root: string, tenants: number): Promise<Measured> {
  const command = [join(ROOT, "cli/estate.ts"), "check", "bamako", "--root", root, "--lang", "en"];
  const argv = [process.execPath, "--import", PEAK, ...command] as const;
  const { wall, cpu, code, stdout, stderr } = await timed({ argv, cwd: ROOT, env: process.env });
  if (code !== 0 || !stdout.includes(`${tenants.toLocaleString("en")} tenants`))
    throw new Error(`bench: the estate is not compliant:\n${stdout.slice(0, 2000)}${stderr}`);
  return { wall, cpu, peakMiB: peakIn(stderr) };
}
