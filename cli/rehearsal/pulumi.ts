/** Runs the Pulumi CLI on a prepared rehearsal stack. */
import { join } from "node:path";
import { execa, type Options } from "execa";
import { repository } from "../places.ts";
import type { Workspace } from "./workspace.ts";

/** Runs `pulumi` with the stack's environment in the repository; output goes to the caller's terminal unless `options` say otherwise. */
export function pulumi(workspace: Workspace, args: readonly string[], options: Options = {}) {
  return execa("pulumi", [...args], {
    cwd: repository,
    stdio: "inherit",
    ...options,
    env: { ...withoutLogin(), ...workspace.variables, ...options.env },
    extendEnv: false,
  });
}

/** The caller's environment without an OpenStack login: the plugin would use it instead of the stack's own. */
function withoutLogin(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("OS_"));
  return Object.fromEntries(kept);
}

/** Arguments every operation on the program takes: this stack, its configuration, no questions. */
export function operation(workspace: Workspace): string[] {
  return ["--stack", workspace.site, "--config-file", workspace.configFile, "--non-interactive"];
}

/** The policy pack, as an argument. */
export const policyPack = ["--policy-pack", join(repository, "policies/pack.ts")];

/** The stack's recorded state; `undefined` when nothing was recorded yet. */
export async function exportState(workspace: Workspace): Promise<StackState | undefined> {
  const run = await execa("pulumi", ["stack", "export", "--stack", workspace.site], {
    cwd: repository,
    env: { ...workspace.variables },
  });
  const exported = JSON.parse(run.stdout) as { deployment: StackState | null };
  return exported.deployment ?? undefined;
}

/** The part of an exported state that we read. */
export interface StackState {
  readonly resources?: readonly StateResource[];
  readonly pending_operations?: readonly { type: string; resource: StateResource }[];
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}
