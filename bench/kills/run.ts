#!/usr/bin/env node
/**
 * Kills the commands of a deployed site at random moments, runs each again, and compares the site with its cloud.
 * `node bench/kills/run.ts [--seed TEXT] [--rounds N] [--steps STEP,…] [--results FOLDER]`
 */
import { parseArgs } from "node:util";
import { stateFolder } from "../../operations/paths.ts";
import { numbersOf } from "../../test/faults/decide.ts";
import { killWhen, targetBy } from "../../test/faults/kills/victims.ts";
import { resultOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { SITE, Site } from "./site.ts";

/** A command that is killed. */
interface Step {
  readonly args: readonly string[];
  /** Gives it something to do. */
  prepare?(site: Site): Promise<unknown>;
  /** Completes it after it has run again. */
  readonly end?: readonly string[];
  /** Afterwards the cloud has nothing of the site. */
  readonly empties?: boolean;
}

const CREDENTIAL = ["rotate", SITE, "application-credential/acceptance"] as const;
const FINISH = ["rotate", SITE, "--finish"] as const;
const STEPS: Readonly<Record<string, Step>> = {
  change: { prepare: (site) => site.change(), args: ["up", SITE] },
  password: { args: ["rotate", SITE, "service-account/acceptance"] },
  credential: { args: CREDENTIAL, end: FINISH },
  finish: { prepare: (site) => site.must(...CREDENTIAL), args: FINISH },
  passphrase: { args: ["rotate", SITE, "passphrase"], end: FINISH },
  adopt: { prepare: (site) => site.loseState(), args: ["adopt", SITE, "--without-copy"] },
  down: { args: ["down", SITE], empties: true },
  up: { args: ["up", SITE] },
};

/** What one kill showed. */
interface Kill {
  readonly step: string;
  readonly round: number;
  readonly what: string;
  /** Processes that outlived the command. */
  readonly left: number;
  /** What did not end as it should. */
  readonly failed?: string;
}

const { seed, rounds, steps, ...files } = options();
const date = new Date().toISOString();
const here = machine();
const kills: Kill[] = [];
const site = await Site.deploy();
try {
  // How long each takes when nothing disturbs it: its kills come within that time.
  const durations = new Map<string, number>();
  for (const name of steps) durations.set(name, await undisturbed(name));
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of steps) {
      const one = { step: name, round, ...(await killed(name, round, durations.get(name) ?? 0)) };
      kills.push(one);
      console.log(JSON.stringify(one));
    }
  }
} finally {
  await site.close();
}
const failed = kills.filter((one) => one.left > 0 || one.failed !== undefined);
console.log(`${kills.length} kills, ${failed.length} of them not survived`);
console.log(writeResults("kills", files, { date, machine: here, seed, kills }));
process.exitCode = failed.length === 0 ? 0 : 1;

function options() {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      rounds: { type: "string", default: "20" },
      steps: { type: "string", default: Object.keys(STEPS).join(",") },
      ...resultOptions(),
    },
  });
  const names = values.steps.split(",");
  if (!names.every((name) => Object.hasOwn(STEPS, name))) {
    console.error(`bench: got ${values.steps}, want some of ${Object.keys(STEPS).join(",")}`);
    process.exit(2);
  }
  return { ...values, steps: names, rounds: wholeNumbers(values.rounds)[0] ?? 0 };
}

/** Runs a step, and returns how many milliseconds it took. */
async function undisturbed(name: string): Promise<number> {
  const { prepare, args, end } = STEPS[name] as Step;
  await prepare?.(site);
  const started = Date.now();
  await site.must(...args);
  const took = Date.now() - started;
  if (end !== undefined) await site.must(...end);
  return took;
}

/** Kills a step, runs it again, and compares. */
async function killed(name: string, round: number, duration: number) {
  const step = STEPS[name] as Step;
  const chance = numbersOf(`${seed} ${name} ${round}`);
  const target = targetBy(chance);
  const after = Math.round(duration * chance());
  await step.prepare?.(site);
  const child = await site.begin(...step.args);
  const until = Date.now() + after;
  const isTime = () => Date.now() >= until;
  const { late, left } = await killWhen(child, { target, isTime, states: stateFolder() });
  const [at, of] = [after, duration].map((ms) => (ms / 1000).toFixed(1));
  const what = `${target.signal} to ${target.victim} after ${at} s of ${of} s${late ? " (it had ended)" : ""}`;
  const failed = await survived(step);
  return { what, left: left.length, ...(failed === undefined ? {} : { failed }) };
}

/** Runs a step after its kill, and returns what is not as it should be. */
async function survived({ args, end, empties = false }: Step): Promise<string | undefined> {
  try {
    await site.must(...args);
    if (end !== undefined) await site.must(...end);
    if (empties) {
      const there = await site.inventory();
      return there.length === 0 ? undefined : there.join(", ");
    }
    const up = await site.must("up", SITE);
    if (!/Resources:\s+[\d,]+ unchanged/.test(up)) return up;
    await site.must("drift", SITE);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
