/** Paths of the engine: built here, or an official install. */
import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ToolchainError } from "./errors.ts";
import { moduleHashes, toolchainKey } from "./key.ts";

/** The environment that determines the paths; `process.env` fits. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An engine to use: its programs and its plugins. */
export interface ToolchainPaths {
  /** True if an official Pulumi install is used (AES_ESTATE_PULUMI=official) and nothing is built. */
  readonly official: boolean;
  /** The hash of everything that is built, or "official". */
  readonly key: string;
  /** The folder of `pulumi` and of its language host. */
  readonly bin: string;
  /** The folder of the provider plugins, as `plugins` of a PULUMI_HOME. */
  readonly plugins: string;
  /** The folder of the rehearsal's other programs: built here, even if the engine is an official install. */
  readonly rehearsal: string;
  /** The full path of etcd. */
  readonly etcd: string;
  /** The full path of the Kubernetes control plane. */
  readonly kubernetes: string;
  /** The full path of the Kubernetes client. */
  readonly kubectl: string;
}

/** The folder that contains one folder for each key. */
export function toolchainRoot(env: Environment = process.env): string {
  const cache =
    env.AES_ESTATE_CACHE ?? join(env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "aes-estate");
  return join(cache, "toolchain");
}

/** True if the environment selects the official Pulumi install; any other value is an error. */
export function usesOfficial(env: Environment = process.env): boolean {
  const choice = env.AES_ESTATE_PULUMI ?? "";
  if (choice !== "" && choice !== "built" && choice !== "official") {
    throw new ToolchainError(`AES_ESTATE_PULUMI is "${choice}"; it may be "built" or "official"`);
  }
  return choice === "official";
}

/** Paths of the toolchain of these sources, built or not; builds nothing. */
export function toolchainPaths(env: Environment = process.env): ToolchainPaths {
  const key = toolchainKey(moduleHashes(import.meta.dirname));
  const folder = join(toolchainRoot(env), key);
  const rehearsal = join(folder, "bin");
  const programs = {
    rehearsal,
    etcd: join(rehearsal, "etcd"),
    kubernetes: join(rehearsal, "kubernetes"),
    kubectl: join(rehearsal, "kubectl"),
  };
  if (usesOfficial(env)) {
    const home = env.PULUMI_HOME ?? join(homedir(), ".pulumi");
    const bin = dirname(findOnPath("pulumi", env));
    return { official: true, key: "official", bin, plugins: join(home, "plugins"), ...programs };
  }
  return {
    official: false,
    key,
    bin: rehearsal,
    plugins: join(folder, "home/plugins"),
    ...programs,
  };
}

/**
 * The environment that makes a process use only this engine: the engine and this Node.js first on
 * PATH, no update check, no plugin download, no registry, no plugin that happens to be on PATH.
 */
export function toolchainEnv(
  paths: ToolchainPaths,
  env: Environment = process.env,
): Record<string, string> {
  return {
    PATH: [paths.bin, dirname(process.execPath), env.PATH ?? ""].join(delimiter),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
    PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
  };
}

/** The full path of a program of the official install. */
function findOnPath(program: string, env: Environment): string {
  for (const folder of (env.PATH ?? "").split(delimiter).filter(Boolean)) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return join(folder, program);
    } catch {
      // Not here: look in the next folder.
    }
  }
  throw new ToolchainError(
    `AES_ESTATE_PULUMI is "official", but there is no ${program} on PATH: install it, or unset AES_ESTATE_PULUMI to build one`,
  );
}
