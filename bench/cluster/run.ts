#!/usr/bin/env node
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { spread } from "../statistics.ts";
import { PEAK, peakIn, type Times, timed } from "../timed.ts";
import { CLUSTER, type FilledCluster, openCluster, PROJECT, SITE, TODAY } from "./cluster.ts";

const { values } = parseArgs({ options: benchOptions("1250,2500,5000", "5") });
const sizes = wholeNumbers(values.sizes);
const [repetitions = 0] = wholeNumbers(values.repetitions);

/** Goals: seconds of wall time, by the number of objects, and MiB for all of them. */
const GOALS: Readonly<Record<number, number>> = { 5000: 10 };
const MEMORY = 512;
/** Goal: the most by which the time may grow if the number of objects doubles. */
const GROWTH = 2.1;

const ROOT = join(import.meta.dirname, "../..");
const date = new Date().toISOString();
const here = machine();
const rounds: Round[] = [];

interface Round extends Measured {
  readonly size: number;
  readonly repetition: number;
}

interface Measured extends Times {
  /** Objects that were read: those of the size, and Kubernetes' own. */
  readonly objects: number;
  readonly violations: number;
  readonly peakMiB: number;
}

for (const size of sizes) {
  const cluster = await openCluster(size);
  try {
    // The first round does not count.
    for (let repetition = 0; repetition <= repetitions; repetition += 1) {
      const measured = await auditOnce(cluster);
      if (repetition === 0) continue;
      rounds.push({ size, repetition, ...measured });
      const { objects, wall, cpu, peakMiB } = measured;
      console.log(
        `${objects} objects: ${wall.toFixed(2)} s, ${cpu.toFixed(2)} s of processor, ${Math.round(peakMiB)} MiB`,
      );
    }
  } finally {
    await cluster.close();
  }
}

const file = writeResults("cluster", values, { date, machine: here, rounds });
for (const size of sizes) {
  const wall = times(size, "wall");
  const peak = Math.max(...rounds.filter((one) => one.size === size).map((one) => one.peakMiB));
  const goal = GOALS[size];
  const reached = goal === undefined ? "no goal" : result(wall <= goal && peak <= MEMORY, goal);
  console.log(
    `${size} objects: median ${wall.toFixed(2)} s, at most ${Math.round(peak)} MiB; ${reached}`,
  );
}
for (const size of sizes.filter((one) => sizes.includes(2 * one))) {
  const ratio = times(2 * size, "cpu") / times(size, "cpu");
  const reached = ratio <= GROWTH ? "" : "not ";
  console.log(
    `${size} to ${2 * size} objects: processor time × ${ratio.toFixed(2)}; the goal of ${GROWTH} is ${reached}reached`,
  );
}
console.log(file);

/** Median seconds of one size. */
function times(size: number, kind: keyof Times): number {
  return spread(rounds.filter((round) => round.size === size).map((round) => round[kind])).median;
}

function result(reached: boolean, goal: number): string {
  return `the goal of ${goal} s and ${MEMORY} MiB is ${reached ? "" : "not "}reached`;
}

/** Measures one whole process; throws if it does not find exactly the hostile objects. */
async function auditOnce({ kubeconfig, hostile }: FilledCluster): Promise<Measured> {
  const where = ["--site", SITE, "--cluster", CLUSTER, "--rehearsal", "--today", TODAY];
  const command = [join(ROOT, "cli/estate.ts"), "audit", kubeconfig, ...where, "--format", "json"];
  const argv = [process.execPath, "--import", PEAK, ...command] as const;
  const env = { ...process.env, AES_ESTATE_PROJECT: PROJECT };
  const { wall, cpu, code, stdout, stderr } = await timed({ argv, cwd: PROJECT, env });
  if (code !== 1) throw new Error(`bench: exit code ${code}:\n${stdout.slice(0, 2000)}${stderr}`);
  const { counts, violations } = JSON.parse(stdout) as {
    readonly counts: { readonly resources: number };
    readonly violations: readonly { readonly subject: string }[];
  };
  const found = new Set(violations.map(({ subject }) => subject.split("/").slice(-2).join("/")));
  const differs = [...found.symmetricDifference(new Set(hostile))];
  if (differs.length > 0) throw new Error(`bench: found or missed: ${differs.slice(0, 20)}`);
  const peakMiB = peakIn(stderr);
  return { wall, cpu, objects: counts.resources, violations: violations.length, peakMiB };
}
