#!/usr/bin/env node
/**
 * Measures `estate check` on compliant estates of several sizes, whole processes, and writes `bench/results/`.
 * `node bench/check/run.ts [--sizes N,N,…] [--repetitions N] [--results FOLDER]`
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeEstate } from "./estate.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10,100,1000,10000" },
    repetitions: { type: "string", default: "5" },
    results: { type: "string", default: join(import.meta.dirname, "../results") },
  },
});
const sizes = values.sizes.split(",").map(Number);
const repetitions = Number(values.repetitions);
if (![...sizes, repetitions].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("bench: got other than whole numbers above 0");
  process.exit(2);
}

/** The goals: seconds of wall time, by the number of tenants, and MiB for all of them. */
const GOALS: Readonly<Record<number, number>> = { 1000: 2, 10000: 15 };
const MEMORY = 1024;

const ROOT = join(import.meta.dirname, "../..");
const date = new Date().toISOString();
const load = loadavg().map((number) => number.toFixed(1));
const rounds: Round[] = [];

interface Round {
  readonly tenants: number;
  readonly repetition: number;
  readonly wall: number;
  readonly cpu: number;
  readonly peakMiB: number;
}

const folder = mkdtempSync(join(tmpdir(), "aes-bench-check-"));
try {
  for (const tenants of sizes) await writeEstate(join(folder, String(tenants)), tenants);
  // One round that does not count; then the sizes in turn.
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    for (const tenants of sizes) {
      const round = { tenants, repetition, ...checkOnce(join(folder, String(tenants)), tenants) };
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

const machine = {
  processors: cpus().length,
  model: cpus()[0]?.model.trim(),
  "memory, GiB": Math.round(totalmem() / 2 ** 30),
  kernel: release(),
  "load before (1, 5, 15 minutes)": load.join(" "),
};
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], {
  cwd: ROOT,
  encoding: "utf8",
});
const versions = { commit: commit.trim(), "Node.js": process.version };
mkdirSync(values.results, { recursive: true });
const file = join(values.results, `check-${date.slice(0, 10)}.json`);
writeFileSync(file, `${JSON.stringify({ date, machine, versions, rounds }, null, 1)}\n`);
for (const tenants of sizes) {
  const own = rounds.filter((round) => round.tenants === tenants);
  const wall = median(own.map((round) => round.wall));
  const peak = Math.max(...own.map((round) => round.peakMiB));
  const goal = GOALS[tenants];
  const reached = goal === undefined ? "no goal" : verdict(wall <= goal && peak <= MEMORY, goal);
  console.log(
    `${tenants} tenants: median ${wall.toFixed(2)} s, at most ${Math.round(peak)} MiB; ${reached}`,
  );
}
console.log(file);

function verdict(reached: boolean, goal: number): string {
  return `${reached ? "within" : "beyond"} ${goal} s and ${MEMORY} MiB`;
}

/** One whole process; an estate that is not found compliant is measured by nobody. */
function checkOnce(root: string, tenants: number): Pick<Round, "wall" | "cpu" | "peakMiB"> {
  const cli = join(ROOT, "cli/estate.ts");
  const probe =
    "process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s,maxRSS:m}=process.resourceUsage();require('fs').writeSync(3,JSON.stringify({cpu:(u+s)/1e6,peakMiB:m/1024}))})";
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, output } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,import{createRequire}from'node:module';const require=createRequire(process.cwd()+'/');${probe}`,
      cli,
      "check",
      "bamako",
      "--root",
      root,
      "--lang",
      "en",
    ],
    { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe", "pipe"] },
  );
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0 || !stdout.includes(`${tenants} tenant(s)`))
    throw new Error(`bench: the estate is not compliant:\n${stdout.slice(0, 2000)}${stderr}`);
  return { wall, ...JSON.parse(output[3] ?? "{}") };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
