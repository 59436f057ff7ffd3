/** Whether a site's state is where it belongs, and if not, why. */
import type { Cloud } from "../cloud/client.ts";
import { siteInventory } from "../cloud/inventory.ts";
import { isNoted, isOfAnotherCloud } from "./lost-cloud.ts";
import { keptState, stateOf } from "./record.ts";
import type { StackState } from "./stack-state.ts";
import { checkpointIn, type Store } from "./store.ts";

/** `new`: nothing of the stack was ever created on this cloud. `lost`: it was, and no state of it is left. */
export type Found = "there" | "of another cloud" | "new" | "lost";

/** Looks for a site's state. A reset of the cloud also removes the state in it; this machine may still have a copy. */
export async function findState(site: string, store: Store, cloud: Cloud): Promise<Found> {
  const noted = await isNoted(store);
  const isOther = async (state: StackState | undefined) =>
    !noted && (await isOfAnotherCloud(state, cloud));
  if ((await checkpointIn(site, store)) !== undefined) {
    return (await isOther(await stateOf(site, store))) ? "of another cloud" : "there";
  }
  if (await isOther(await keptState(site))) return "of another cloud";
  return (await siteInventory(cloud, site)).length > 0 ? "lost" : "new";
}
