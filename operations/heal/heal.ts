/**
 * Repairs what a killed run left: a stale lock, an open journal, and resources that were being created when the run was
 * killed. Such a resource may exist in the cloud without being recorded; creating it again would make a twin or a
 * conflict. It is found by the explicit physical name that every resource of ours has, and removed before the next
 * update. Also repairs what a reset of the cloud left (`lost-cloud.ts`) and clusters whose creation failed
 * (`failed-clusters.ts`).
 */

import { UserError } from "../../output/user-error.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import type { Cloud, Item } from "../cloud/client.ts";
import { connectAsMaker, untilGone } from "../cloud/service-account.ts";
import { TEXTS } from "../deploy/messages.ts";
import { exportState, importState, refresh } from "../deploy/pulumi.ts";
import { beginStack, type Workspace } from "../deploy/workspace.ts";
import { formatResource } from "../engine/part.ts";
import { findState } from "../state/find.ts";
import type { Finished } from "../state/keeper.ts";
import { setStateAside } from "../state/record.ts";
import type { StateResource } from "../state/stack-state.ts";
import type { Store } from "../state/store.ts";
import { removeFailedClusters } from "./failed-clusters.ts";
import { dropDeadLocks, finishInterrupted } from "./interrupted.ts";
import { SEARCHES, sameName } from "./unrecorded-resources.ts";

/** The repairs, for the person who started the run. */
export interface Healing {
  readonly locks: number;
  /** What the journal of an interrupted run held. */
  readonly journal?: Finished;
  readonly pending: number;
  readonly removed: readonly string[];
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
    const nothing = { ...interrupted, pending: 0, removed: [], failed: [] };
    return aside === undefined ? nothing : { ...nothing, aside };
  }
  const state = await exportState(workspace);
  const pending = state?.pending_operations ?? [];
  // Checked again now that the state is read: resources of a run that has started since must not count as a killed
  // run's.
  await dropDeadLocks(site, store);
  const failed = await removeFailedClusters(workspace, state, cloud);
  if (state === undefined || pending.length + failed.names.length === 0) {
    return { ...interrupted, pending: 0, removed: [], failed: [] };
  }

  const recorded = new Set(
    (state.resources ?? []).map((r) => r.id).filter((id) => id !== undefined),
  );
  const removed: string[] = [];
  for (const { type, resource } of pending) {
    if (type !== "creating") continue;
    removed.push(...(await removeUnrecorded(cloud, resource, recorded, workspace)));
  }
  // Pending operations are resolved; what has failed is gone; everything else stays as recorded.
  const resources = (state.resources ?? []).filter(({ urn }) => !failed.urns.has(urn));
  await importState(workspace, { ...state, resources, pending_operations: [] });
  // A change or a removal may have taken effect nevertheless: the cloud knows.
  const doubtful = pending.filter(({ type }) => type === "updating" || type === "deleting");
  const there = doubtful.filter(({ resource }) =>
    resources.some(({ urn }) => urn === resource.urn),
  );
  await refresh(workspace, [...new Set(there.map(({ resource }) => resource.urn))]);
  return { ...interrupted, pending: pending.length, removed, failed: failed.names };
}

async function removeUnrecorded(
  administrator: Cloud,
  resource: StateResource,
  recorded: ReadonlySet<string>,
  workspace: Workspace,
): Promise<string[]> {
  const inputs = resource.inputs ?? {};
  if (resource.type === "openstack:identity/project:Project") {
    return removeProject(administrator, resource, recorded);
  }
  const search = SEARCHES[resource.type];
  if (search === undefined) return [];
  const cloud = search.tenants ? await connectAsMaker(workspace, resource) : administrator;
  const { service, key } = search;
  const idOf = (item: Item) => search.id?.(inputs) ?? item.id;
  const find = async () =>
    (await cloud.list(service, search.list(inputs, cloud.user), key)).filter(
      (item) => search.is(item, inputs) && !isRecorded(idOf(item), recorded),
    );
  const twins = await find();
  for (const twin of twins) {
    const path = search.path(twin, inputs, cloud.user);
    const { method, body } = search.undo?.(twin, inputs) ?? {};
    if (method === undefined) await cloud.delete(service, path);
    else await cloud.write(method, service, path, body);
  }
  if (search.tenants) await untilGone(find, resource.type);
  return twins.map((twin) => described(resource, idOf(twin)));
}

/** The resource by its name in the program, and the id that it had in the cloud. */
function described({ type, urn }: StateResource, id: string): string {
  return `${formatResource({ type, name: nameOf(urn) })} (${id})`;
}

/** Projects and domains are one type in the provider; a domain must be disabled before it can go. */
async function removeProject(
  cloud: Cloud,
  resource: StateResource,
  recorded: ReadonlySet<string>,
): Promise<string[]> {
  const inputs = resource.inputs ?? {};
  const [path, key, one] = inputs.isDomain
    ? (["/domains", "domains", "domain"] as const)
    : (["/projects", "projects", "project"] as const);
  const items = await cloud.list("identity", path, key);
  const twins = items.filter((item) => sameName(item, inputs) && !isRecorded(item.id, recorded));
  for (const twin of twins) {
    if (inputs.isDomain) {
      await cloud.write("PATCH", "identity", `${path}/${twin.id}`, { [one]: { enabled: false } });
    }
    await cloud.delete("identity", `${path}/${twin.id}`);
  }
  return twins.map((twin) => described(resource, twin.id));
}

/** Recorded ids may be composed (`policy/rule`): a resource is recorded if an id equals its own or ends in it. */
function isRecorded(id: string, recorded: ReadonlySet<string>): boolean {
  return recorded.has(id) || [...recorded].some((known) => known.endsWith(`/${id}`));
}
