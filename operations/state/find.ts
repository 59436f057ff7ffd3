/** Whether the state of a site is where it belongs, and what became of it if not. */
import type { Cloud } from "../cloud/client.ts";
import { siteInventory } from "../cloud/inventory.ts";
import { isOfAnotherCloud } from "./lost-cloud.ts";
import { keptState, stateOf } from "./record.ts";
import { checkpointIn, type Store } from "./store.ts";

/** `new`: nothing of the stack was ever made on this cloud. `lost`: it was, and nothing is recorded of it. */
export type Found = "there" | "of another cloud" | "new" | "lost";

/** Looks for a site's state. With a cloud that was reset goes the state that lay in it; this machine may remember it. */
export async function findState(site: string, store: Store, cloud: Cloud): Promise<Found> {
  if ((await checkpointIn(site, store)) !== undefined) {
    const recorded = await stateOf(site, store);
    return (await isOfAnotherCloud(recorded, cloud)) ? "of another cloud" : "there";
  }
  if (await isOfAnotherCloud(await keptState(site), cloud)) return "of another cloud";
  return (await siteInventory(cloud, site)).length > 0 ? "lost" : "new";
}
