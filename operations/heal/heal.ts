/**
 * Repairs what a killed or failed run left: a stale lock, an open journal, and resources that may exist in the cloud
 * without being recorded (`resolve.ts`). Also repairs what a reset of the cloud left (`lost-cloud.ts`) and clusters whose
 * creation failed (`failed-clusters.ts`).
 */

import { UserError } from "../../output/user-error.ts";
import type { Cloud } from "../cloud/client.ts";
import { TEXTS } from "../deploy/messages.ts";
import { exportState, importState, refresh } from "../deploy/pulumi.ts";
import { beginStack, type Workspace } from "../deploy/workspace.ts";
import { forgetAttempts, keptAttempts } from "../engine/attempts.ts";
import { sitePlaces } from "../paths.ts";
import { findState } from "../state/find.ts";
import type { Finished } from "../state/keeper.ts";
import { noteCloud } from "../state/lost-cloud.ts";
import { setStateAside } from "../state/record.ts";
import type { StackState } from "../state/stack-state.ts";
import type { Store } from "../state/store.ts";
import { removeFailedClusters } from "./failed-clusters.ts";
import { dropDeadLocks, finishInterrupted } from "./interrupted.ts";
import { allAttempts, resolveAttempts } from "./resolve.ts";

/** The repairs, for the person who started the run. */
export interface Healing {
  readonly locks: number;
  /** What the journal of an interrupted run held. */
  readonly journal?: Finished;
  readonly pending: number;
  /** Creations without a known result that no state names. */
  readonly doubtful: number;
  /** What they and the pending ones had made in the cloud, and is removed. */
  readonly removed: readonly string[];
  /** What has the same name and was made by someone else. */
  readonly spared: readonly string[];
  /** Clusters whose creation failed. */
  readonly failed: readonly string[];
  /** Where the state of a lost cloud was moved to. */
  readonly aside?: string;
}

/**
 * Repairs one stack, or creates it. Throws if a living process of this machine holds its lock, or if its state is lost
 * while the cloud still has the resources it described.
 */
export async function heal(workspace: Workspace, store: Store, cloud: Cloud): Promise<Healing> {
  const { site } = workspace;
  const interrupted = await finishInterrupted(workspace, store);
  const found = await findState(site, store, cloud);
  if (found === "lost") throw new UserError(TEXTS.lost, { site });
  if (found !== "there") {
    const aside = found === "of another cloud" ? await setStateAside(site, store) : undefined;
    await beginStack(workspace);
    await noteCloud(store);
    await forgetAttempts(sitePlaces(site));
    return { ...interrupted, ...NOTHING, ...(aside === undefined ? {} : { aside }) };
  }
  await noteCloud(store);
  const state = await exportState(workspace);
  const pending = state?.pending_operations ?? [];
  const attempts = allAttempts(state, await keptAttempts(sitePlaces(site)));
  // Checked again now that the state is read: resources of a run that has started since must not count as a killed
  // run's.
  await dropDeadLocks(site, store);
  const failed = await removeFailedClusters(workspace, state, cloud);
  const resolved = await resolveAttempts(attempts, { cloud, workspace, state });
  const creating = pending.filter(({ type }) => type === "creating").length;
  const doubtful = attempts.length - creating;
  const done = { ...interrupted, pending: pending.length, doubtful, ...resolved };
  if (state !== undefined && pending.length + failed.names.length > 0) {
    await dropPending(workspace, state, failed.urns);
  }
  await forgetAttempts(sitePlaces(site));
  return { ...done, failed: failed.names };
}

const NOTHING = { pending: 0, doubtful: 0, removed: [], spared: [], failed: [] };

/** Pending operations are resolved; what has failed is gone; everything else stays as recorded. */
async function dropPending(
  workspace: Workspace,
  state: StackState,
  failed: ReadonlySet<string>,
): Promise<void> {
  const pending = state.pending_operations ?? [];
  const resources = (state.resources ?? []).filter(({ urn }) => !failed.has(urn));
  await importState(workspace, { ...state, resources, pending_operations: [] });
  // A change or a removal may have taken effect nevertheless: the cloud knows.
  const doubtful = pending.filter(({ type }) => type === "updating" || type === "deleting");
  const there = doubtful.filter(({ resource }) =>
    resources.some(({ urn }) => urn === resource.urn),
  );
  await refresh(workspace, [...new Set(there.map(({ resource }) => resource.urn))]);
}
