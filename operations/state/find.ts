/** Whether a site's state is where it belongs, and if not, why. */
import type { Cloud } from "../cloud/client.ts";
import { siteInventory } from "../cloud/inventory.ts";
import { isOfAnotherCloud } from "./lost-cloud.ts";
import { keptState, stateOf } from "./record.ts";
import { checkpointIn, type Store } from "./store.ts";

/** `new`: nothing of the stack was ever created on this cloud. `lost`: it was, and no state of it is left. */
export type Found = "there" | "of another cloud" | "new" | "lost";

/** Looks for a site's state. A reset of the cloud also removes the state in it; this machine may still have a copy. */
export async function findState(site: string, store: Store, cloud: Cloud): Promise<Found> {
  if ((await checkpointIn(site, store)) !== undefined) {
    const recorded = await stateOf(site, store);
    return (await isOfAnotherCloud(recorded, cloud)) ? "of another cloud" : "there";
  }
  if (await isOfAnotherCloud(await keptState(site), cloud)) return "of another cloud";
  return (await siteInventory(cloud, site)).length > 0 ? "lost" : "new";
}
