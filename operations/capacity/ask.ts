/** Reads one site's cloud and compares it with the site's files. */
import type { Estate } from "../../estate/estate.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS as CLOUD } from "../cloud/messages.ts";
import { siteCloud } from "../cloud/site.ts";
import { compare } from "./compare.ts";
import type { CloudCapacity } from "./model.ts";
import { observe } from "./read.ts";

/** Throws a `UserError` that names the wrong file or address; `folder` holds the stacks' own files. */
export async function askCloud(estate: Estate, folder: string): Promise<CloudCapacity> {
  const { siteKey: site, alliance } = estate;
  const { cloud, ...where } = await siteCloud(site, folder, alliance);
  const observation = await observe(cloud, site).catch((error: Error) => {
    throw new UserError(CLOUD.notRead, { site, address: where.address, reason: error.message });
  });
  return { ...where, ...compare(estate, observation) };
}
