#!/usr/bin/env node
/** Builds the toolchain: `node toolchain/build.ts [module…]`, or `buildToolchain()` for other programs. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compile } from "./compile.ts";
import { errorCode, ToolchainError, UnknownModuleError } from "./errors.ts";
import { checkCompiler } from "./go.ts";
import { moduleHashes } from "./key.ts";
import { withLock } from "./lock.ts";
import { type GoModule, MODULES } from "./modules.ts";
import { checkOfficial } from "./official.ts";
import { type Environment, type ToolchainPaths, toolchainPaths } from "./paths.ts";
import { type BuildOne, plainProgress, terminalProgress } from "./progress.ts";
import { clean, isBuilt } from "./store.ts";

export { ToolchainError, UnknownModuleError } from "./errors.ts";
export { type ToolchainPaths, toolchainEnv, toolchainPaths } from "./paths.ts";

/** Options of a build. */
export interface BuildOptions {
  /** Names of modules. @default all that the estate needs */
  readonly modules?: readonly string[];
  /** The environment of the build. @default that of this process */
  readonly env?: Environment;
  /** Receives progress in plain lines. @default shows it on the terminal */
  readonly report?: (line: string) => void;
}

/**
 * Builds missing programs from these sources and returns their paths. With an official Pulumi install, verifies that
 * it has everything the estate needs, and builds only the programs that no such install includes. Quick if nothing is
 * to do; safe to interrupt and to run twice at once.
 *
 * @throws ToolchainError with one line for people; UnknownModuleError for a name that is not in the table.
 */
export async function buildToolchain(options: BuildOptions = {}): Promise<ToolchainPaths> {
  const env = options.env ?? process.env;
  const chosen = select(options.modules ?? []);
  const paths = toolchainPaths(env);
  const engine = chosen.filter((module) => !module.rehearsal);
  if (paths.official && engine.length > 0) await checkOfficial(paths);
  const ours = paths.official ? chosen.filter((module) => module.rehearsal) : chosen;

  const folder = dirname(paths.rehearsal);
  const hashes = moduleHashes(import.meta.dirname);
  const todo = ours.filter((module) => !isBuilt(folder, module, hashes.get(module.name) ?? ""));
  await withDiskErrors(async () => {
    if (todo.length > 0) await buildMissing(todo, folder, hashes, env, options.report);
    if (!paths.official && engine.length > 0) copyDynamicProvider(paths.bin);
  });
  return paths;
}

/** The modules of these names in the order of the table; without names, all that the estate needs. */
function select(names: readonly string[]): readonly GoModule[] {
  const known = MODULES.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new UnknownModuleError(unknown, known);
  return MODULES.filter(({ name, optional }) =>
    names.length > 0 ? names.includes(name) : !optional,
  );
}

async function buildMissing(
  todo: readonly GoModule[],
  folder: string,
  hashes: ReadonlyMap<string, string>,
  env: Environment,
  report?: (line: string) => void,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await checkCompiler(env);
  await clean(folder);
  // A lock for each module: a process that needs one program need not wait for all that another process builds.
  const build: BuildOne = (module, listener, signal) =>
    withLock(join(folder, module.name), listener.onWait, async () => {
      const hash = hashes.get(module.name) ?? "";
      signal.throwIfAborted();
      if (isBuilt(folder, module, hash)) return;
      const sources = import.meta.dirname;
      await compile({ module, hash, sources, folder, env, listener, signal });
    });
  if (report || !process.stdout.isTTY) await plainProgress(todo, build, report ?? console.log);
  else await terminalProgress(todo, build);
  await clean(folder);
}

/** The plugin of dynamic resources is a script of the SDK that belongs next to the engine. */
function copyDynamicProvider(bin: string): void {
  const name = "pulumi-resource-pulumi-nodejs";
  const sdk = createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json");
  const source = join(dirname(sdk), name);
  const target = join(bin, name);
  if (!existsSync(source)) return;
  if (existsSync(target) && readFileSync(target).equals(readFileSync(source))) return;
  mkdirSync(bin, { recursive: true });
  copyFileSync(source, `${target}.${process.pid}`);
  renameSync(`${target}.${process.pid}`, target);
}

/** Runs `work`; turns disk errors into a ToolchainError with one line. */
async function withDiskErrors(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reasons: Record<string, string> = {
      ENOSPC: "the disk is full",
      EDQUOT: "your disk quota is used up",
      EACCES: "no permission",
      EROFS: "the file system is read-only",
      ENOTDIR: "a file exists where a folder is needed",
    };
    const reason = reasons[errorCode(error) ?? ""];
    if (!reason || !(error instanceof Error)) throw error;
    throw new ToolchainError(`${reason}: ${error.message}`, { cause: error });
  }
}

// Node 22 does not support `import.meta.main`.
if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      console.error("toolchain: interrupted; finished programs are kept; run it again to continue");
      process.exit(130);
    });
  }
  try {
    const modules = process.argv.slice(2);
    const paths = await buildToolchain({ modules });
    const rehearsal = MODULES.filter((module) => module.rehearsal).map(({ name }) => name);
    const inRehearsal = modules.length > 0 && modules.every((name) => rehearsal.includes(name));
    console.log(`toolchain: ready in ${inRehearsal ? paths.rehearsal : paths.bin}`);
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    console.error(`toolchain: ${error.message}`);
    process.exit(error instanceof UnknownModuleError ? 2 : 1);
  }
}
