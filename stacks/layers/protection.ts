/** What of a tenant the engine may delete or replace: nothing that holds data, but by a word in the estate's files. Pure. */
import type { Estate } from "../../estate/estate.ts";
import type { Retirement } from "../../estate/model/index.ts";
import { entryOf } from "./foundation.ts";

/**
 * The argument of what holds a tenant's data. It is let go where it is to be deleted, by itself or with its tenant, where it is on
 * its way to a new home, and where it only stands by: what it has there is a copy, until the site stands in for the tenant's own.
 */
export function keeping(
  {
    site,
    standbys,
    tenants,
    arriving = [],
  }: Pick<Estate, "site" | "standbys" | "tenants" | "arriving">,
  tenant: string,
  part: { readonly retire?: Retirement | undefined } = {},
): { deletable?: true } {
  const home = Object.hasOwn(standbys, tenant) ? standbys[tenant]?.home : undefined;
  const atRest = home !== undefined && !site.standsInFor.includes(home);
  const retired = entryOf(tenants, tenant).retire ?? part.retire;
  return atRest || arriving.includes(tenant) || retired !== undefined ? { deletable: true } : {};
}
