/**
 * A rehearsal cloud that was reset is another cloud: its ids are new, and the recorded resources disappeared with the
 * old one. The engine does not query the cloud unless it refreshes, so it would find nothing to change in an empty one.
 */
import type { Cloud } from "../cloud/client.ts";
import type { StackState } from "./stack-state.ts";
import type { Store } from "./store.ts";

/**
 * The container of a state is in the site's own cloud and disappears with it, so a note on it distinguishes clouds. What is
 * left of the recorded resources does not: a run that was killed may have deleted all projects and recorded none of that.
 */
const NOTE = "x-container-meta-of-this-cloud";

/** Notes that the state in a store describes this cloud: a run is about to change both. */
export async function noteCloud(store: Store): Promise<void> {
  await store.setHeaders({ [NOTE]: "yes" });
}

/** Removes the note: the state that is about to be stored comes from elsewhere. */
export async function forgetCloud(store: Store): Promise<void> {
  await store.setHeaders({ [NOTE]: "" });
}

/** Whether it is noted that a store has the state of this cloud. */
export async function isNoted(store: Store): Promise<boolean> {
  return (await store.headers()).get(NOTE) === "yes";
}

/**
 * Whether a state without a note was recorded on another cloud: it names projects or domains, and this cloud has none of
 * them.
 */
export async function isOfAnotherCloud(
  state: StackState | undefined,
  cloud: Pick<Cloud, "list">,
): Promise<boolean> {
  const recorded = (state?.resources ?? [])
    .filter(({ type, id }) => type === "openstack:identity/project:Project" && id !== undefined)
    .map(({ id }) => id);
  if (recorded.length === 0) return false;
  const [projects, domains] = await Promise.all([
    cloud.list("identity", "/projects", "projects"),
    cloud.list("identity", "/domains", "domains"),
  ]);
  const there = new Set([...projects, ...domains].map(({ id }) => id));
  return !recorded.some((id) => there.has(id as string));
}
