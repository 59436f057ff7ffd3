/**
 * A cluster whose creation failed stays in the state, and the engine treats it as existing: it does not query the
 * cloud. Such a cluster is removed from the cloud and from the state with everything on it, so that the next update
 * recreates it.
 */
import { providerOf } from "../../policies/resources/urn.ts";
import type { Cloud } from "../cloud/client.ts";
import { connectAsMaker, untilGone } from "../cloud/service-account.ts";
import type { Workspace } from "../deploy/workspace.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";

const CLUSTER = "openstack:containerinfra/cluster:Cluster";

/** Removes recorded clusters that are CREATE_FAILED; returns their names, and the URNs to remove from the state. */
export async function removeFailedClusters(
  workspace: Workspace,
  state: StackState | undefined,
  administrator: Cloud,
): Promise<{ names: string[]; urns: ReadonlySet<string> }> {
  const recorded = (state?.resources ?? []).filter(({ type, id }) => type === CLUSTER && id);
  if (recorded.length === 0) return { names: [], urns: new Set() };
  const there = await administrator.list("container-infra", "/clusters", "clusters");
  const isFailed = ({ id }: StateResource) =>
    there.some((cluster) => cluster.id === id && cluster.status === "CREATE_FAILED");
  const failed = recorded.filter(isFailed);
  for (const cluster of failed) {
    const cloud = await connectAsMaker(workspace, cluster);
    await cloud.delete("container-infra", `/clusters/${cluster.id}`);
    const find = async () =>
      (await cloud.list("container-infra", "/clusters", "clusters")).filter(
        ({ id }) => id === cluster.id,
      );
    await untilGone(find, CLUSTER);
  }
  return {
    names: failed.map(({ inputs }) => String(inputs?.name)),
    urns: standingOn(state?.resources ?? [], failed),
  };
}

/** The given resources and all that depend on them, are created through them, or are parts of these. */
export function standingOn(
  resources: readonly StateResource[],
  given: readonly StateResource[],
): ReadonlySet<string> {
  const urns = new Set(given.map(({ urn }) => urn));
  // A state lists dependencies before their dependents: one pass is enough.
  for (const { urn, dependencies = [], provider, parent = "" } of resources) {
    if ([...dependencies, providerOf(provider), parent].some((other) => urns.has(other)))
      urns.add(urn);
  }
  return urns;
}
