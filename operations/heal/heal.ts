/**
 * Repairs what a killed or failed run left: a stale lock, an open journal, and resources that may exist in the cloud
 * without being recorded (`resolve.ts`). Also repairs what a reset of the cloud left (`lost-cloud.ts`) and clusters whose
 * creation failed (`failed-clusters.ts`).
 */

import { UserError } from "../../output/user-error.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import type { Cloud } from "../cloud/client.ts";
import { makersOf } from "../cloud/service-account.ts";
import { TEXTS } from "../deploy/messages.ts";
import { exportState, importState, refresh } from "../deploy/pulumi.ts";
import { beginStack, type Workspace } from "../deploy/workspace.ts";
import { forgetAttempts, keptAttempts } from "../engine/attempts.ts";
import { formatResource } from "../engine/part.ts";
import { sitePlaces } from "../paths.ts";
import { findState } from "../state/find.ts";
import type { Finished } from "../state/keeper.ts";
import { noteCloud } from "../state/lost-cloud.ts";
import { setStateAside } from "../state/record.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import type { Store } from "../state/store.ts";
import { removeFailedClusters } from "./failed-clusters.ts";
import { dropDeadLocks, finishInterrupted } from "./interrupted.ts";
import { allAttempts, doubtfulChanges, resolveAttempts, stillThere } from "./resolve.ts";

/** The repairs, for the person who started the run. */
export interface Healing {
  readonly locks: number;
  /** What the journal of an interrupted run held. */
  readonly journal?: Finished;
  readonly pending: number;
  /** Creations without a known result that no state names. */
  readonly doubtful: number;
  /** Recorded resources whose change or removal had no known result: their values are the cloud's again. */
  readonly refreshed: number;
  /** What the state had lost before its cluster was removed, and has again. */
  readonly restored: readonly string[];
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
  const kept = await keptAttempts(sitePlaces(site));
  const attempts = allAttempts(state, kept);
  const changes = doubtfulChanges(state, kept);
  // Checked again now that the state is read: resources of a run that has started since must not count as a killed
  // run's.
  await dropDeadLocks(site, store);
  const failed = await removeFailedClusters(workspace, state, cloud);
  const scene = { cloud, state, connect: makersOf(workspace) };
  const resolved = await resolveAttempts(attempts, scene);
  const back = await stillThere(kept, scene);
  const creating = pending.filter(({ type }) => type === "creating").length;
  const doubtful = attempts.length - creating;
  const done = { ...interrupted, pending: pending.length, doubtful, ...resolved };
  if (state !== undefined && pending.length + failed.names.length + back.length > 0) {
    await correct(workspace, state, failed.urns, back);
  }
  // A change or a removal may have taken effect nevertheless: the cloud knows.
  const refreshed = changes.filter((urn) => !failed.urns.has(urn));
  await refresh(workspace, refreshed);
  await forgetAttempts(sitePlaces(site));
  const restored = back.map(({ type, urn }) => formatResource({ type, name: nameOf(urn) }));
  return { ...done, refreshed: refreshed.length, restored, failed: failed.names };
}

const NOTHING = {
  pending: 0,
  doubtful: 0,
  refreshed: 0,
  restored: [],
  removed: [],
  spared: [],
  failed: [],
};

/** Pending operations are resolved, what has failed is gone, what is there is back; everything else stays as recorded. */
async function correct(
  workspace: Workspace,
  state: StackState,
  failed: ReadonlySet<string>,
  back: readonly StateResource[],
): Promise<void> {
  const all = [...(state.resources ?? []), ...back];
  const resources = all.filter(({ urn }) => !failed.has(urn));
  await importState(workspace, { ...state, resources, pending_operations: [] });
}
