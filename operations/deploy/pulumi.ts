/** Runs the Pulumi CLI on a prepared rehearsal stack. */
import { execa, type Options, type ResultPromise } from "execa";
import { programFolder } from "../../estate/project.ts";
import { packFile } from "../../policies/enforce/project.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Runs `pulumi` with the stack's environment in the repository; output goes to the caller's terminal unless `options`
 * say otherwise.
 */
export function pulumi(
  workspace: Workspace,
  args: readonly string[],
  options: Options = {},
): ResultPromise {
  const all: Options = {
    cwd: programFolder,
    stdio: "inherit",
    ...options,
    env: { ...engineEnvironment(workspace), ...options.env },
    extendEnv: false,
  };
  return execa("pulumi", [...args], all);
}

/**
 * When engine and plugins collect garbage: at four times what is in use, not at twice, which took a quarter of their
 * processor time; more often once they use 2 GiB.
 */
const GARBAGE = { GOGC: "300", GOMEMLIMIT: "2GiB" };

/** The whole environment of the engine and of the plugins that it starts. A person's own settings of Go count. */
export function engineEnvironment(workspace: Workspace): NodeJS.ProcessEnv {
  return {
    ...GARBAGE,
    ...withoutLogins(),
    ...workspace.variables,
    // The pack looks for the stack's settings here: it is not passed the engine's options.
    PULUMI_OPTION_CONFIG_FILE: workspace.configFile,
  };
}

/** The caller's environment without logins: plugin and engine would use them instead of the stack's own. */
export function withoutLogins(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(OS|AWS)_/.test(name));
  return Object.fromEntries(kept);
}

/** Arguments of every operation on the program: this stack, its configuration, no questions. */
export function operation(workspace: Workspace): string[] {
  return ["--stack", workspace.site, "--config-file", workspace.configFile, "--non-interactive"];
}

/** The policy pack, as an argument. */
export const policyPack = ["--policy-pack", packFile];

/** The stack's recorded state; `undefined` if nothing is recorded yet. Secrets in clear only on request. */
export async function exportState(
  workspace: Workspace,
  { secrets = false }: { secrets?: boolean } = {},
): Promise<StackState | undefined> {
  const shown = secrets ? ["--show-secrets"] : [];
  const run = await execa("pulumi", ["stack", "export", "--stack", workspace.site, ...shown], {
    cwd: programFolder,
    env: { ...workspace.variables },
  });
  const exported = JSON.parse(run.stdout) as { deployment: StackState | null };
  return exported.deployment ?? undefined;
}

/** Replaces the recorded state. */
export async function importState(workspace: Workspace, deployment: StackState): Promise<void> {
  await pulumi(workspace, ["stack", "import", "--stack", workspace.site], {
    input: JSON.stringify({ version: 3, deployment }),
    stdio: ["pipe", "ignore", "inherit"],
  });
}

/** Records the cloud's values of some resources; what the cloud no longer has is removed from the state. */
export async function refresh(workspace: Workspace, urns: readonly string[]): Promise<void> {
  if (urns.length === 0) return;
  const targets = urns.flatMap((urn) => ["--target", urn]);
  const args = ["refresh", "--yes", "--skip-preview", ...targets, ...operation(workspace)];
  await pulumi(workspace, args, { stdio: ["ignore", "ignore", "inherit"] });
}

/** A text of the state, or a secret text that was exported in clear; `undefined` for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const { plaintext } = (value ?? {}) as { plaintext?: unknown };
  return typeof plaintext === "string" ? textOf(JSON.parse(plaintext)) : undefined;
}

/** The resource of a type and a name. */
export function resourceNamed(
  state: StackState | undefined,
  type: string,
  name: string,
): StateResource | undefined {
  return state?.resources?.find((found) => found.type === type && found.urn.endsWith(`::${name}`));
}
