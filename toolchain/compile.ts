/** Builds one module into the cache folder. */
import * as fs from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { ToolchainError } from "./errors.ts";
import { countOutOfDate, GO_ENV, type GoCommand, goBuild } from "./go.ts";
import { BUILD_FLAGS, type GoModule } from "./modules.ts";
import { withoutOmitted } from "./omitted.ts";
import type { Environment } from "./paths.ts";
import type { Listener } from "./progress.ts";
import { adopt, discard, finish, scratch } from "./store.ts";

/** Input of a module's build. */
export interface Job {
  readonly module: GoModule;
  /** The hash of the module's sources. */
  readonly hash: string;
  /** The folder that holds the modules. */
  readonly sources: string;
  /** The toolchain's cache folder. */
  readonly folder: string;
  readonly env: Environment;
  readonly listener: Listener;
  /** Ends the build early. */
  readonly signal: AbortSignal;
}

/** Builds the module, or reuses it from an older toolchain. */
export async function compile(job: Job): Promise<void> {
  const { module, folder, hash, sources, env } = job;
  try {
    if (await adopt(folder, module, hash)) return;
    const work = await scratch(folder, module);
    const { omits } = module;
    const omission = { module: join(sources, module.name), sources, work, env };
    const reduced = omits ? await withoutOmitted({ ...omission, omits }) : [];
    await count(job, reduced);
    const overlay = module.generate ? await generate(job, module.generate, work) : [];
    const program = join(work, "program");
    await build(job, [...overlay, ...reduced, "-o", program, module.main]);
    await finish(folder, module, hash, program);
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    throw new ToolchainError(`${module.title}: ${error.message}`);
  } finally {
    await discard(folder, module);
  }
}

/** Reports how many packages the module's programs need, its generator included. */
async function count(job: Job, reduced: readonly string[]): Promise<void> {
  const { main, generate } = job.module;
  const mains = generate ? [generate.main, main] : [main];
  const total = await countOutOfDate(command(job, [...BUILD_FLAGS, ...reduced, ...mains]));
  if (total !== undefined) job.listener.onTotal(total);
}

/** Runs the module's generator and returns the build flags that make its files visible to the compiler. */
async function generate(
  job: Job,
  generator: NonNullable<GoModule["generate"]>,
  work: string,
): Promise<string[]> {
  const program = join(work, "generator");
  const out = join(work, "generated");
  await build(job, ["-o", program, generator.main]);
  await fs.mkdir(out);
  const source = join(job.sources, job.module.name);
  const run = await execa(
    program,
    generator.args.map((arg) => arg.replace("{out}", out)),
    {
      cwd: source,
      env: { ...job.env, ...GO_ENV },
      extendEnv: false,
      reject: false,
      all: true,
      cancelSignal: job.signal,
    },
  );
  if (run.failed) {
    const reason = run.all?.trim().split("\n").at(-1) || run.shortMessage;
    throw new ToolchainError(`its generator failed: ${reason}`);
  }
  const overlay = join(work, "overlay.json");
  const replace = Object.entries(generator.embeds).map(([path, file]) => [
    join(source, path),
    join(out, file),
  ]);
  await fs.writeFile(overlay, JSON.stringify({ Replace: Object.fromEntries(replace) }));
  return ["-overlay", overlay];
}

function build(job: Job, args: string[]): Promise<void> {
  const variables = Object.entries(job.module.versionVariables).map(
    ([name, value]) => `-X ${name}=${value}`,
  );
  const flags = [...BUILD_FLAGS, "-ldflags", ["-s -w", ...variables].join(" ")];
  return goBuild({ ...command(job, [...flags, ...args]), onPackage: job.listener.onPackage });
}

function command({ sources, module, env, signal, listener }: Job, args: string[]): GoCommand {
  const { onDownload } = listener;
  return { folder: join(sources, module.name), args, env, onDownload, signal };
}
