/** A tenant's cluster as people use it: kubectl, with kubeconfigs that `estate kubeconfig` gave them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { execa, execaNode } from "execa";
import { repository } from "../../../estate/project.ts";
import { toolchainPaths } from "../../../toolchain/paths.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import type { Kubectl, KubectlResult } from "../../helpers/api-server.ts";
import { dataOf } from "./copy.ts";

/** Name of the user whose kubeconfig is the administrator's; any other name is that of a group of the tenant. */
export const ADMINISTRATOR = "administrator";

/** A list of objects, as kubectl gives it in JSON. */
export interface Listed<T> {
  readonly items: readonly (T & {
    readonly metadata: {
      readonly name: string;
      readonly namespace?: string;
      readonly labels?: Record<string, string>;
      readonly annotations?: Record<string, string>;
    };
  })[];
}

/**
 * Runs `estate …` of a repository in English, on the reference's data or on a copy's own; its failure contains all
 * output.
 */
export function estate(args: readonly string[], folder = repository) {
  return execaNode(join(folder, "cli/estate.ts"), [...args], {
    cwd: folder,
    all: true,
    env: { LC_ALL: "", LANG: "en", ...dataOf(folder === repository ? REFERENCE : folder) },
  });
}

/** kubectl on one cluster, as any of its people; their kubeconfigs are fetched once and removed after the test file. */
export async function openCluster(site: string, cluster: string, repo = repository) {
  const folder = await mkdtemp(join(tmpdir(), "aes-cluster-"));
  const files = new Map<string, Promise<string>>();
  const fileOf = (user: string) => {
    const known = files.get(user) ?? write(user);
    files.set(user, known);
    return known;
  };
  const kubectl: Kubectl = async (user, args, stdin) =>
    kubectlWith(await fileOf(user), args, stdin);
  return { kubectl, kubeconfig: fileOf, close: () => rm(folder, { recursive: true, force: true }) };

  async function write(user: string): Promise<string> {
    const who = user === ADMINISTRATOR ? ["--admin", "--reason", "live test"] : ["--as", user];
    const { stdout } = await estate(["kubeconfig", site, cluster, ...who], repo);
    const file = join(folder, `${user}.yaml`);
    await writeFile(file, stdout, { mode: 0o600 });
    return file;
  }
}

/** Runs kubectl of the toolchain with a kubeconfig and nothing of the caller's own. */
export async function kubectlWith(
  kubeconfig: string,
  args: readonly string[],
  stdin?: string,
): Promise<KubectlResult> {
  const run = await execa(toolchainPaths().kubectl, [`--kubeconfig=${kubeconfig}`, ...args], {
    reject: false,
    extendEnv: false,
    env: { PATH: process.env.PATH, HOME: tmpdir() },
    ...(stdin === undefined ? {} : { input: stdin }),
  });
  return { code: run.exitCode, stdout: run.stdout, stderr: run.stderr };
}

/** kubectl's answer in JSON; its error fails the test. */
export async function ask<T>(
  t: ExecutionContext,
  kubectl: Kubectl,
  user: string,
  ...args: string[]
): Promise<T> {
  const { code, stdout, stderr } = await kubectl(user, [...args, "-o", "json"]);
  t.is(code, 0, `kubectl ${args.join(" ")}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
