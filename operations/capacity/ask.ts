/** One site's cloud asked and compared. */
import type { Estate } from "../../estate/estate.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS as CLOUD } from "../cloud/messages.ts";
import { siteCloud } from "../cloud/site.ts";
import { compare } from "./compare.ts";
import type { CloudCapacity } from "./model.ts";
import { observe } from "./read.ts";

/** Throws a refusal that says which file or address is wrong; `folder` holds the stacks' own files. */
export async function askCloud(estate: Estate, folder: string): Promise<CloudCapacity> {
  const { siteKey: site, alliance } = estate;
  const { cloud, ...where } = await siteCloud(site, folder, alliance);
  const observation = await observe(cloud, site).catch((error: Error) => {
    throw new UserError(CLOUD.notRead, { site, address: where.address, reason: error.message });
  });
  return { ...where, ...compare(estate, observation) };
}
