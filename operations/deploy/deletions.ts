/** Removes the engine's protection from resources that may be deleted. */
import type { StackState, StateResource } from "../state/stack-state.ts";
import { exportState, importState, pulumi } from "./pulumi.ts";
import type { Workspace } from "./workspace.ts";

/** From some resources in the recorded state, so that the engine may delete them. */
export async function letGo(workspace: Workspace, given: readonly StateResource[]): Promise<void> {
  if (given.length === 0) return;
  const urns = new Set(given.map(({ urn }) => urn));
  const state = await exportState(workspace);
  if (state === undefined) return;
  const resources = (state.resources ?? []).map((resource) =>
    urns.has(resource.urn) ? { ...resource, protect: false } : resource,
  );
  await importState(workspace, { ...state, resources });
}

/** From all resources: taking a rehearsal down means all of it. */
export async function letAllGo(workspace: Workspace, state: StackState | undefined): Promise<void> {
  if (!state?.resources?.some(({ protect }) => protect)) return;
  const args = ["state", "unprotect", "--all", "--yes", "--stack", workspace.site];
  await pulumi(workspace, args, { stdio: ["ignore", "ignore", "inherit"] });
}
