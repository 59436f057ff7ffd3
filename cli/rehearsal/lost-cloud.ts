/**
 * A rehearsal cloud that was reset is another cloud: its ids are new, and what the state records went with the old
 * one. The engine asks no cloud unless it refreshes, so it would find nothing to change in an empty one.
 */
import { rename, rm } from "node:fs/promises";
import type { Cloud } from "../cloud/client.ts";
import { sitePlaces } from "../places.ts";
import type { StackState } from "./pulumi.ts";

/** Whether a state was recorded on another cloud than this: it names projects or domains, and the cloud has none of them. */
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

/** Moves a site's recorded state out of the way and says where to; the last one moved is kept. */
export async function setStateAside(site: string): Promise<string> {
  const { backend } = sitePlaces(site);
  const aside = `${backend}-of-a-lost-cloud`;
  await rm(aside, { recursive: true, force: true });
  await rename(backend, aside);
  return aside;
}
