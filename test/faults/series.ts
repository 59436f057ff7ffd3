/**
 * One series of faults on a real cloud: a program with one of each kind of thing is created, changed and destroyed by the
 * real engine and plugin behind the fault proxy, repaired between two runs as `estate` does it.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Cloud } from "../../operations/cloud/client.ts";
import { type Attempt, attemptsIn } from "../../operations/engine/attempts.ts";
import { allAttempts, resolveAttempts } from "../../operations/heal/resolve.ts";
import type { StackState } from "../../operations/state/stack-state.ts";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import { type Engine, openEngine } from "../helpers/pulumi.ts";
import { type FaultProxy, type Met, openFaultProxy } from "./proxy.ts";

const PROGRAM = "faulted";
/** After so many runs everything must be as declared. */
const RUNS = 2;
const STEPS = {
  up: { args: ["up"], env: { STEP: "1" } },
  change: { args: ["up"], env: { STEP: "2" } },
  down: { args: ["destroy"], env: { STEP: "2" } },
} as const;
export type StepName = keyof typeof STEPS;

/** Begins a series; nothing is created yet. All names in the cloud begin with `prefix`. */
export async function beginSeries(
  entry: CloudEntry,
  { seed, rate, prefix }: { seed: number; rate: number; prefix: string },
): Promise<Series> {
  const { auth, region_name: region = "" } = entry;
  const proxy = await openFaultProxy(auth.auth_url.replace(/\/+$/, ""));
  const engine = await openEngine({
    FAULTED_AUTH_URL: proxy.url,
    PULUMI_DEBUG_COMMANDS: "true", // for --event-log
  });
  await engine.init(PROGRAM, prefix, {
    [`${PROGRAM}:prefix`]: prefix,
    [`${PROGRAM}:user`]: auth.username,
    [`${PROGRAM}:project`]: auth.project_name,
    [`${PROGRAM}:region`]: region,
    [`${PROGRAM}:password`]: auth.password,
    [`${PROGRAM}:secret`]: `S3cret-of-${prefix}`,
  });
  const direct = { ...entry, auth: { ...auth, auth_url: proxy.url } };
  return new Series({ proxy, engine, entry: direct, stack: prefix, seed, rate });
}

interface Scene {
  readonly proxy: FaultProxy;
  readonly engine: Engine;
  /** The login behind the proxy. */
  readonly entry: CloudEntry;
  readonly stack: string;
  readonly seed: number;
  readonly rate: number;
}

export class Series {
  /** What the repairs between two runs removed. */
  readonly repaired: string[] = [];
  private readonly scene: Scene;
  private attempts: readonly Attempt[] = [];
  private runs = 0;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** The faults so far. */
  get met(): readonly Met[] {
    return this.scene.proxy.met;
  }

  /** The requests that could have met one. */
  get requests(): number {
    return this.scene.proxy.requests;
  }

  /** Runs a step until it succeeds, and returns how many runs that took; throws after too many. */
  async run(step: StepName): Promise<number> {
    const { proxy, seed, rate } = this.scene;
    const outputs: string[] = [];
    for (let run = 1; run <= RUNS; run += 1) {
      this.runs += 1;
      proxy.change({ seed: seed * 100 + this.runs, rate });
      const failed = await this.once(step).finally(() => proxy.change(undefined));
      if (failed === undefined) return run;
      outputs.push(failed);
    }
    throw new Error(`${step} did not succeed in ${RUNS} runs:\n${outputs.join("\n---\n")}`);
  }

  /** The recorded ids: URN → id. */
  async recorded(): Promise<ReadonlyMap<string, string>> {
    const { resources = [] } = (await this.state()) ?? {};
    return new Map(resources.flatMap(({ urn, id }) => (id === undefined ? [] : [[urn, id]])));
  }

  /** What a refresh without faults prints if it finds something that is not as recorded. */
  async differences(): Promise<string | undefined> {
    const args = ["refresh", "--yes", "--skip-preview", "--expect-no-changes"];
    const { code, output } = await this.pulumi(args);
    return code === 0 ? undefined : output;
  }

  async close(): Promise<void> {
    this.scene.proxy.close();
    await this.scene.engine.close();
  }

  /** One run, with the repair before it; returns what it printed if it failed. */
  private async once(step: StepName): Promise<string | undefined> {
    const { engine, stack } = this.scene;
    try {
      await this.repair();
    } catch (error) {
      return `the repair failed: ${(error as Error).message}`;
    }
    const log = join(engine.programs, `${stack}.events`);
    await rm(log, { force: true });
    const { args, env } = STEPS[step];
    const more = ["--yes", "--skip-preview", "--event-log", log];
    const { code, output } = await this.pulumi([...args, ...more], env);
    if (code === 0) return undefined;
    this.attempts = attemptsIn(await readFile(log, "utf8"));
    return output;
  }

  /** As `heal` does it before each run. */
  private async repair(): Promise<void> {
    const { engine, entry, stack } = this.scene;
    const state = await this.state();
    const attempts = allAttempts(state, this.attempts);
    const cloud = await Cloud.connect(entry);
    const connect = async () => cloud; // only for what tenants own
    const { removed } = await resolveAttempts(attempts, { cloud, state, connect });
    this.repaired.push(...removed);
    this.attempts = [];
    if ((state?.pending_operations ?? []).length === 0) return;
    const file = join(engine.programs, `${stack}.json`);
    const deployment = { ...state, pending_operations: [] };
    await writeFile(file, JSON.stringify({ version: 3, deployment }));
    await this.pulumi(["stack", "import", "--file", file]);
  }

  private async state(): Promise<StackState | undefined> {
    const { output } = await this.pulumi(["stack", "export"]);
    return (JSON.parse(output) as { deployment?: StackState }).deployment;
  }

  private pulumi(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const { engine, stack } = this.scene;
    return engine.pulumi(PROGRAM, [...args, "--stack", stack], { ...env });
  }
}
