/**
 * Which resources of a tenant may be deleted or replaced: those with data only after an entry in the estate's files.
 * Pure.
 */
import type { Estate } from "../../estate/estate.ts";
import type { Retirement } from "../../estate/model/index.ts";
import { entryOf } from "./foundation.ts";

/**
 * The argument of resources that hold a tenant's data. They are deletable where they or their tenant are to be deleted,
 * where the tenant is moving to this site, and at a standby site: the data there is a copy, until the site becomes the
 * active standby for the tenant's own.
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
  const atRest = home !== undefined && !site.activeStandbyFor.includes(home);
  const retired = entryOf(tenants, tenant).retire ?? part.retire;
  return atRest || arriving.includes(tenant) || retired !== undefined ? { deletable: true } : {};
}
