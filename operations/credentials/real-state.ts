/** The state of a site that is no rehearsal, with a person's own `pulumi` and login to the state; secrets stay encrypted. */
import { execa } from "execa";
import { programFolder } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import type { StackState } from "../state/stack-state.ts";
import { TEXTS } from "./messages.ts";

/** `undefined` if nothing is recorded. Throws a `UserError` with the reason that the engine gives. */
export async function realState(site: string): Promise<StackState | undefined> {
  const args = ["stack", "export", "--stack", site, "--non-interactive"];
  const run = await execa("pulumi", args, { cwd: programFolder, reject: false });
  if (run.failed) {
    const reason = run.stderr?.trim().replace(/^error: /, "") || run.shortMessage;
    throw new UserError(TEXTS.noState, { site, reason: String(reason) });
  }
  const { deployment } = JSON.parse(run.stdout) as { deployment: StackState | null };
  return deployment ?? undefined;
}
