#!/usr/bin/env node
/**
 * Kills the commands of a deployed site at random moments, runs each again, and compares the site with its cloud.
 * `node bench/kills/run.ts [--seed TEXT] [--rounds N] [--steps STEP,…] [--memory] [--name SUFFIX]
 * [--results FOLDER]`; `--memory`: two sites on clouds in memory instead of one on a rehearsal cloud.
 */
import { parseArgs } from "node:util";
import { numbersOf } from "../../test/faults/decide.ts";
import { killWhen, targetBy } from "../../test/faults/kills/victims.ts";
import { resultOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine } from "../machine.ts";
import { openMemory } from "./memory.ts";
import type { Names, Scene } from "./scene.ts";
import { Site } from "./site.ts";

/** A command that is killed. */
interface Step {
  readonly args: readonly string[];
  /** Gives it something to do. */
  prepare?(scene: Scene): unknown;
  /** What it says when there is nothing left to do: the kill came after its last change. */
  readonly done?: RegExp;
  /** Completes it after it has run again. */
  readonly end?: readonly string[];
  /** Afterwards the cloud has nothing of the site. */
  readonly empties?: boolean;
  /** The sites that are compared. @default the one whose commands are killed */
  readonly at?: readonly string[];
}

/** The steps in their order: each begins with what the one before it has left. */
function stepsOf({ site, tenant, standby }: Names): Readonly<Record<string, Step>> {
  const credential = ["rotate", site, `application-credential/${tenant}`];
  const finish = ["rotate", site, "--finish"];
  return {
    change: { prepare: (scene) => scene.change(), args: ["up", site] },
    password: { args: ["rotate", site, `service-account/${tenant}`] },
    credential: { args: credential, done: /is still valid; end it first/, end: finish },
    finish: {
      prepare: (scene) => scene.must(...credential),
      args: finish,
      done: /no replacement waits for its end/,
    },
    passphrase: { args: ["rotate", site, "passphrase"], end: finish },
    adopt: {
      prepare: (scene) => scene.loseState(),
      args: ["adopt", site, "--without-copy"],
      done: /nothing to recover/,
    },
    ...(standby !== undefined && {
      failover: { prepare: (scene) => scene.cut?.(true), args: ["failover", site], at: [standby] },
      return: {
        prepare: (scene) => scene.cut?.(false),
        args: ["failover", site, "--return"],
        done: /nothing to bring home/,
        at: [site, standby],
      },
    }),
    down: { args: ["down", site], empties: true },
    up: { prepare: (scene) => scene.restore?.(), args: ["up", site] },
  };
}

/** What one kill showed. */
interface Kill {
  readonly step: string;
  readonly round: number;
  readonly what: string;
  /** The command had ended before. */
  readonly late: boolean;
  /** Processes that outlived the command. */
  readonly left: number;
  /** What did not end as it should. */
  readonly failed?: string;
}

const { seed, rounds, memory, ...files } = options();
const date = new Date().toISOString();
const here = machine();
const kills: Kill[] = [];
const scene: Scene = memory ? await openMemory() : await Site.deploy();
const STEPS = stepsOf(scene.names);
try {
  const steps = chosen(files.steps);
  // How long each is when nothing disturbs it: its kills come within that.
  const lengths = new Map<string, number>();
  for (const name of steps) lengths.set(name, await undisturbed(name));
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of steps) {
      const one = { step: name, round, ...(await killed(name, round, lengths.get(name) ?? 0)) };
      kills.push(one);
      console.log(JSON.stringify(one));
      // Kept after each: a run of hours may be interrupted.
      writeResults("kills", files, { date, machine: here, seed, unit: scene.unit, kills });
    }
  }
} finally {
  await scene.close();
}
const failed = kills.filter((one) => one.left > 0 || one.failed !== undefined);
console.log(`${kills.length} kills, ${failed.length} of them not survived`);
process.exitCode = failed.length === 0 ? 0 : 1;

function options() {
  const { values } = parseArgs({
    options: {
      seed: { type: "string", default: "1" },
      rounds: { type: "string", default: "20" },
      steps: { type: "string" },
      memory: { type: "boolean", default: false },
      ...resultOptions(),
    },
  });
  return { ...values, rounds: wholeNumbers(values.rounds)[0] ?? 0 };
}

/** The steps of `A,B,…`, or all of them. */
function chosen(text = Object.keys(STEPS).join(",")): string[] {
  const names = text.split(",");
  if (names.every((name) => Object.hasOwn(STEPS, name))) return names;
  throw new Error(`bench: got --steps ${text}, want some of ${Object.keys(STEPS).join(",")}`);
}

/** Runs a step, and returns how long it was. */
async function undisturbed(name: string): Promise<number> {
  const { prepare, args, end, at = [scene.names.site] } = STEPS[name] as Step;
  await prepare?.(scene);
  const begun = scene.now();
  await scene.must(...args);
  const length = scene.now() - begun;
  await complete(end);
  await scene.note?.(name, at);
  return length;
}

/** Runs what completes a step. */
async function complete(end: readonly string[] | undefined): Promise<void> {
  if (end === undefined) return;
  await scene.copyState?.();
  await scene.must(...end);
}

/** Kills a step, runs it again, and compares. */
async function killed(name: string, round: number, length: number) {
  const step = STEPS[name] as Step;
  const chance = numbersOf(`${seed} ${name} ${round}`);
  const target = targetBy(chance);
  const after = length * chance();
  await step.prepare?.(scene);
  const until = scene.now() + after;
  const child = await scene.begin(...step.args);
  const isTime = () => scene.now() >= until;
  const { late, left } = await killWhen(child, { target, isTime, states: scene.states });
  const [when, of] = [after, length].map((amount) => scene.show(amount));
  const what = `${target.signal} to ${target.victim} after ${when} of ${of} ${scene.unit}`;
  const failed = await survived(name, step);
  return { what, late, left: left.length, ...(failed === undefined ? {} : { failed }) };
}

/** Runs a step after its kill, and returns what is not as it should be. */
async function survived(
  name: string,
  { args, done, end, empties = false, at = [scene.names.site] }: Step,
): Promise<string | undefined> {
  try {
    await scene.must(...args).catch((error: Error) => {
      if (done?.test(error.message) !== true) throw error;
    });
    await complete(end);
    return await scene.differences(name, at, empties);
  } catch (error) {
    return (error as Error).message;
  }
}
