/** The state of a site for those credentials that are replaced in it. */
import { exportState, importState } from "../../deploy/pulumi.ts";
import { prepareWorkspace } from "../../deploy/workspace.ts";
import { finishInterrupted } from "../../heal/interrupted.ts";
import { keepState } from "../../state/record.ts";
import type { StackState } from "../../state/stack-state.ts";
import { Store } from "../../state/store.ts";

/** All of it, with its secrets; the lock and the journal of a killed run, which would prevent a change, are gone. */
export async function readState(site: string): Promise<StackState | undefined> {
  const workspace = await prepareWorkspace(site);
  await finishInterrupted(workspace, await Store.open(site));
  return exportState(workspace, { secrets: true });
}

/** Stores it, and keeps a copy on this machine. */
export async function writeState(site: string, state: StackState): Promise<void> {
  await importState(await prepareWorkspace(site), state);
  await keepState(site, await Store.open(site));
}
