/**
 * A rehearsal cloud that was reset is another cloud: its ids are new, and the recorded resources disappeared with the
 * old one. The engine does not query the cloud unless it refreshes, so it would find nothing to change in an empty one.
 */
import type { Cloud } from "../cloud/client.ts";
import type { StackState } from "./stack-state.ts";

/** Whether a state was recorded on another cloud: it names projects or domains, and this cloud has none of them. */
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
