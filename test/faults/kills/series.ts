/**
 * A series of kills: the program with one of each kind of thing is created, changed and destroyed on a cloud in memory, by
 * the real repair, engine, plugin and state keeper, and killed at points that the seed decides.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkpointOf } from "../../../operations/state/paths.ts";
import { checkpointState } from "../../../operations/state/record.ts";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import { numbersOf } from "../decide.ts";
import type { MemoryCloud } from "../memory-cloud.ts";
import type { Command } from "./command.ts";
import { killWhen, targetBy } from "./victims.ts";

const PROGRAM = "faulted";
const UP = ["up", "--yes", "--skip-preview"];
const STEPS = {
  up: { run: "up", args: UP, step: "1", requests: 60 },
  change: { run: "up", args: UP, step: "2", requests: 30 },
  down: { run: "down", args: ["destroy", "--yes", "--skip-preview"], step: "2", requests: 45 },
} as const;
export type StepName = keyof typeof STEPS;

/** Begins a series; nothing is created yet. */
export async function beginKills(
  memory: MemoryCloud,
  { seed, prefix }: { seed: string; prefix: string },
): Promise<Kills> {
  const { entry } = memory;
  const engine = await openEngine({ FAULTED_AUTH_URL: entry.auth.auth_url });
  const project = join(engine.programs, PROGRAM, "Pulumi.yaml");
  const text = await readFile(project, "utf8");
  await writeFile(project, text.replace(/^name: .*/, "name: aes-estate")); // the project of every site
  await engine.init(PROGRAM, prefix, {
    "aes-estate:prefix": prefix,
    "aes-estate:user": entry.auth.username,
    "aes-estate:project": entry.auth.project_name,
    "aes-estate:region": entry.region_name,
    "aes-estate:password": entry.auth.password,
    "aes-estate:secret": `S3cret-of-${prefix}`,
  });
  const root = join(engine.programs, "../../..");
  // `pulumi` as `estate` starts it, in the folder of its own program.
  const script = `#!/bin/sh\ncd "${join(engine.programs, PROGRAM)}" && exec "${engine.program}" "$@"\n`;
  await mkdir(join(root, "bin"));
  await writeFile(join(root, "bin/pulumi"), script, { mode: 0o755 });
  await mkdir(join(root, "states", prefix, "workspace"), { recursive: true });
  return new Kills({ memory, engine, root, site: prefix, seed });
}

interface Scene {
  readonly memory: MemoryCloud;
  readonly engine: Engine;
  readonly root: string;
  readonly site: string;
  readonly seed: string;
}

export class Kills {
  private readonly scene: Scene;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  /** Runs a step for the nth time, and kills it; returns what was done, and what is left of all that it had started. */
  async killed(
    step: StepName,
    nth: number,
  ): Promise<{ readonly what: string; readonly left: readonly number[] }> {
    const chance = numbersOf(`${this.scene.seed} ${step} ${nth}`);
    const target = targetBy(chance);
    // What an earlier kill of the step has left to do is less.
    const after = 1 + Math.floor((STEPS[step].requests * chance()) / nth);
    const until = this.scene.memory.requests + after;
    const isTime = () => this.scene.memory.requests >= until;
    const { late, left } = await killWhen(await this.begin(step), {
      target,
      isTime,
      states: this.states,
    });
    const what = `${step}: ${target.signal} to ${target.victim} after ${after} requests`;
    return { what: late ? `${what} (it had ended)` : what, left };
  }

  /** Runs a step to its end, and returns what it printed. */
  async run(step: StepName): Promise<{ readonly code: number | null; readonly output: string }> {
    const child = await this.begin(step);
    const [code] = (await once(child, "exit")) as [number | null];
    return { code, output: await readFile(join(this.scene.root, "output"), "utf8") };
  }

  /** The recorded ids, and how many resources and pending operations there are. */
  async recorded() {
    const file = join(this.store, checkpointOf(this.scene.site));
    const state = checkpointState(await readFile(file, "utf8"));
    const ids = (state?.resources ?? []).flatMap(({ id, type }) =>
      id === undefined || !type.startsWith("openstack:") ? [] : [id],
    );
    return { ids: new Set(ids), count: ids.length, pending: state?.pending_operations ?? [] };
  }

  async close(): Promise<void> {
    await this.scene.engine.close();
  }

  private get states(): string {
    return join(this.scene.root, "states");
  }

  private get store(): string {
    return (this.scene.engine.variables.PULUMI_BACKEND_URL ?? "").replace("file://", "");
  }

  private async begin(step: StepName): Promise<ChildProcess> {
    const { engine, memory, root, site } = this.scene;
    const { run, args, step: number } = STEPS[step];
    const config = join(engine.programs, PROGRAM, `Pulumi.${site}.yaml`);
    const PATH = [join(root, "bin"), engine.variables.PATH].join(":");
    const variables = { ...(engine.variables as Record<string, string>), PATH, STEP: number };
    const command: Command = {
      workspace: { site, variables, configFile: config },
      entry: memory.entry,
      store: this.store,
      run,
      args: [...args, "--stack", site, "--config-file", config, "--non-interactive"],
    };
    const output = await open(join(root, "output"), "w");
    const child = spawn(process.execPath, [join(import.meta.dirname, "command.ts")], {
      env: {
        ...process.env,
        COMMAND: JSON.stringify(command),
        AES_ESTATE_STATE: this.states,
        PATH: [dirname(process.execPath), process.env.PATH].join(":"),
      },
      stdio: ["ignore", output.fd, output.fd],
      detached: true, // as a shell starts a command: a group of its own
    });
    await output.close();
    return child;
  }
}
