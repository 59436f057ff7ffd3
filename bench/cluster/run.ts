#!/usr/bin/env node
/**
 * Measures `estate audit --cluster` on a real API server with several numbers of objects, whole processes, and writes
 * `bench/results/`.
 * `node bench/cluster/run.ts [--sizes N,N,…] [--repetitions N] [--name SUFFIX] [--results FOLDER]`
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machine, versions } from "../machine.ts";
import { spread } from "../statistics.ts";
import { type Times, timed } from "../timed.ts";
import { CLUSTER, type FilledCluster, openCluster, PROJECT, SITE, TODAY } from "./cluster.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1250,2500,5000" },
    repetitions: { type: "string", default: "5" },
    name: { type: "string", default: "" },
    results: { type: "string", default: join(import.meta.dirname, "../results") },
  },
});
const sizes = values.sizes.split(",").map(Number);
const repetitions = Number(values.repetitions);
if (![...sizes, repetitions].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("bench: got other than whole numbers above 0");
  process.exit(2);
}

/** Goals: seconds of wall time, by the number of objects, and MiB for all of them. */
const GOALS: Readonly<Record<number, number>> = { 5000: 10 };
const MEMORY = 512;
/** Goal: the most by which the time may grow if the number of objects doubles. */
const GROWTH = 2.1;

/** Prints the peak memory of the process at exit, KiB. */
const PEAK =
  "data:text/javascript,process.on('exit',()=>console.error(process.resourceUsage().maxRSS))";

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

mkdirSync(values.results, { recursive: true });
const file = join(values.results, `cluster-${date.slice(0, 10)}${values.name}.json`);
writeFileSync(
  file,
  `${JSON.stringify({ date, machine: here, versions: versions(), rounds }, null, 1)}\n`,
);
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
  const peakMiB = Number(stderr.split("\n").at(-1)) / 1024;
  return { wall, cpu, objects: counts.resources, violations: violations.length, peakMiB };
}
