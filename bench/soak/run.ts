#!/usr/bin/env node
/**
 * Repeats the days of a site on a rehearsal cloud that runs, measures the cloud after each, and writes `bench/results/`.
 * `node bench/soak/run.ts [--rounds N] [--deployed PROJECT] [--name SUFFIX] [--results FOLDER]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { resultOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { SITE } from "../project.ts";
import { timed } from "../timed.ts";
import { type Phase, writeSite, writeTenant } from "./estate.ts";
import { type Growth, growths, type Sample, sampleOf } from "./growth.ts";
import { toStored } from "./stored.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "200" },
    // A project whose site is deployed; otherwise the cloud must be empty.
    deployed: { type: "string" },
    ...resultOptions(),
  },
});
const [rounds = 0] = wholeNumbers(values.rounds);

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "aes-bench-soak-"));
const env = { ...process.env, AES_ESTATE_PROJECT: folder };
const program = (file: string, ...args: string[]) =>
  [process.execPath, join(ROOT, file), ...args] as const;
const estate = (command: string) => program("cli/estate.ts", command, SITE, "--lang", "en");
const status = ["python3", "-m", "sandbox", "status", "--site", SITE, "--json"] as const;

/** A command that hangs fails its day; the engine ends what is in progress. */
const LIMIT = ["timeout", "--signal=INT", "--kill-after=300", "1800"] as const;

/** A day: what is run, and first how the tenant is declared. */
const DAY: readonly {
  readonly name: string;
  readonly phase?: Phase;
  readonly argv: readonly [string, ...string[]];
}[] = [
  { name: "refresh", argv: estate("refresh") },
  { name: "up", phase: "arrived", argv: estate("up") },
  { name: "work", argv: program("bench/soak/work.ts") },
  { name: "change", phase: "changed", argv: estate("up") },
  { name: "down", phase: "retired", argv: estate("up") },
];

interface Round extends Partial<Sample> {
  readonly round: number;
  /** Seconds of each step that was run. */
  readonly seconds: Readonly<Record<string, number>>;
  /** The step that failed, and the end of what it printed. */
  readonly failed?: { readonly step: string; readonly output: string };
}

const date = new Date().toISOString();
const here = machine();
const days: Round[] = [];
let interrupted = false;
// Without `once`: execa ends this process if the signal has no other listener when its own is called.
process.on("SIGINT", () => {
  interrupted = true;
});

try {
  await writeSite(folder, values.deployed);
  await writeTenant(folder, "arrived");
  const first = await timed({ argv: estate("up"), cwd: ROOT, env });
  if (first.code !== 0) {
    console.error(
      `bench: the first up failed:\n${first.stdout.slice(-2000)}${first.stderr.slice(-2000)}`,
    );
    process.exit(2);
  }
  for (let round = 1; round <= rounds && !interrupted; round += 1) {
    const day = await dayOf(round);
    if (interrupted) break;
    days.push(day);
    const took = Object.entries(day.seconds).map(([step, one]) => `${step} ${one.toFixed(0)} s`);
    const end = day.failed === undefined ? "" : `; ${day.failed.step} FAILED`;
    console.log(`${round} of ${rounds}: ${took.join(", ")}${end}`);
    // After each round: a soak that is killed keeps what it has measured.
    writeResults("soak", values, { date, machine: here, ...toStored(days) });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report();

async function dayOf(round: number): Promise<Round> {
  const seconds: Record<string, number> = {};
  let failed: Round["failed"];
  for (const { name, phase, argv } of DAY) {
    if (phase !== undefined) await writeTenant(folder, phase);
    const { wall, code, stdout, stderr } = await timed({
      argv: [...LIMIT, ...argv],
      cwd: ROOT,
      env,
    });
    seconds[name] = wall;
    if (code === 0) continue;
    failed = { step: name, output: `${stdout}\n${stderr}`.slice(-2000) };
    break;
  }
  const { code, stdout } = await timed({ argv: status, cwd: ROOT, env });
  const measured = stdout.startsWith("{") ? sampleOf(stdout) : {};
  if (failed === undefined && code !== 0) failed = { step: "status", output: stdout.slice(-2000) };
  return { round, seconds, ...measured, ...(failed && { failed }) };
}

/** Prints the result; the exit code is 1 if something has grown by more than its bound. */
function report(): number {
  const samples = days.filter((day): day is Round & Sample => day.processes !== undefined);
  const failures = days.filter(({ failed }) => failed !== undefined).length;
  console.log(`${days.length} rounds, ${failures} failed`);
  if (samples.length < 4) {
    console.log("fewer than 4 rounds were measured: growth is not assessed");
    return 2;
  }
  const all = growths(samples);
  const tooMuch = all.filter((one) => one.tooMuch);
  const largest = all.toSorted((one, other) => used(other) - used(one)).slice(0, 10);
  for (const one of tooMuch.length > 0 ? tooMuch : largest) console.log(line(one));
  console.log(
    tooMuch.length > 0 ? `${tooMuch.length} have grown too much` : "nothing has grown too much",
  );
  return tooMuch.length > 0 ? 1 : 0;
}

/** Growth as a part of its bound. */
function used({ first, last, bound }: Growth): number {
  return (last - first) / bound;
}

function line({ what, first, last, bound, tooMuch }: Growth): string {
  const round = (number: number) => Math.round(number * 10) / 10;
  return `${tooMuch ? "TOO MUCH " : ""}${what}: ${round(first)} to ${round(last)}, bound +${round(bound)}`;
}
