#!/usr/bin/env node
/** Builds the toolchain: `node toolchain/build.ts`, or `buildToolchain()` for other programs. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile } from "./compile.ts";
import { errorCode, ToolchainError } from "./errors.ts";
import { checkCompiler } from "./go.ts";
import { moduleHashes } from "./key.ts";
import { withLock } from "./lock.ts";
import { type GoModule, MODULES } from "./modules.ts";
import { checkOfficial } from "./official.ts";
import { type Environment, type ToolchainPaths, toolchainPaths } from "./paths.ts";
import { type BuildOne, plainProgress, terminalProgress } from "./progress.ts";
import { clean, isBuilt } from "./store.ts";

export { ToolchainError } from "./errors.ts";
export { type ToolchainPaths, toolchainEnv, toolchainPaths } from "./paths.ts";

/** How to build. */
export interface BuildOptions {
  /** The environment of the build; default that of this process. */
  readonly env?: Environment;
  /** Receives progress in plain lines; by default it is shown on the terminal. */
  readonly report?: (line: string) => void;
}

/**
 * Makes sure that the engine of these sources is there and gives its paths. Quick when nothing is to do; safe to
 * interrupt and to run twice at once.
 *
 * @throws ToolchainError with one line for people.
 */
export async function buildToolchain(options: BuildOptions = {}): Promise<ToolchainPaths> {
  const env = options.env ?? process.env;
  const paths = toolchainPaths(env);
  if (paths.official) {
    await checkOfficial(paths);
    return paths;
  }
  const folder = dirname(paths.bin);
  const hashes = moduleHashes(import.meta.dirname);
  if (missing(folder, hashes).length > 0) {
    await told(async () => {
      mkdirSync(folder, { recursive: true });
      const report = options.report ?? ((line: string) => console.log(line));
      const waiting = () => report("toolchain: another build is running; waiting for it");
      await withLock(folder, waiting, () => buildMissing(folder, hashes, env, options.report));
    });
  }
  await told(async () => copyDynamicProvider(paths.bin));
  return paths;
}

/** The modules that are not built yet. */
function missing(folder: string, hashes: ReadonlyMap<string, string>): GoModule[] {
  return MODULES.filter((module) => !isBuilt(folder, module, hashes.get(module.name) ?? ""));
}

async function buildMissing(
  folder: string,
  hashes: ReadonlyMap<string, string>,
  env: Environment,
  report?: (line: string) => void,
): Promise<void> {
  // Another process may have built while this one waited.
  const todo = missing(folder, hashes);
  if (todo.length === 0) return;
  await checkCompiler(env);
  await clean(folder);
  const build: BuildOne = (module, onPackage, signal) =>
    compile({
      module,
      hash: hashes.get(module.name) ?? "",
      sources: import.meta.dirname,
      folder,
      env,
      onPackage,
      signal,
    });
  if (report || !process.stdout.isTTY) await plainProgress(todo, build, report ?? console.log);
  else await terminalProgress(todo, build);
  await clean(folder);
}

/** The plugin of dynamic resources is a script of the SDK that belongs next to the engine. */
function copyDynamicProvider(bin: string): void {
  const name = "pulumi-resource-pulumi-nodejs";
  const source = join(import.meta.dirname, "../node_modules/@pulumi/pulumi", name);
  const target = join(bin, name);
  if (!existsSync(source)) return;
  if (existsSync(target) && readFileSync(target).equals(readFileSync(source))) return;
  copyFileSync(source, `${target}.${process.pid}`);
  renameSync(`${target}.${process.pid}`, target);
}

/** Runs `work`; trouble with the disk becomes one line for people. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reasons: Record<string, string> = {
      ENOSPC: "the disk is full",
      EDQUOT: "your disk quota is used up",
      EACCES: "no permission",
      EROFS: "the file system is read-only",
      ENOTDIR: "a file is in the way of a folder",
    };
    const reason = reasons[errorCode(error) ?? ""];
    if (!reason || !(error instanceof Error)) throw error;
    throw new ToolchainError(`${reason}: ${error.message}`, { cause: error });
  }
}

if (import.meta.main) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      console.error("toolchain: interrupted; what is built is kept, run it again to go on");
      process.exit(130);
    });
  }
  try {
    const { bin } = await buildToolchain();
    console.log(`toolchain: ready in ${bin}`);
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    console.error(`toolchain: ${error.message}`);
    process.exit(1);
  }
}
