/** `renamedFrom` → names under which the state may still hold a tenant's resources. Pure. */
import type { Tenant } from "../../estate/model/index.ts";
import { entryOf } from "./foundation.ts";

/** The part of an estate that this file needs. */
interface Renamed {
  readonly siteKey: string;
  readonly tenants: Readonly<Record<string, Pick<Tenant, "renamedFrom">>>;
}

/**
 * Former names of the component of a tenant, or of one of its parts: by them the engine finds existing resources and
 * renames them in place. Their children inherit them, because a child's name begins with its component's. Tenant and
 * segment may have been renamed one after the other, so every pair of names counts.
 */
export function formerNames(
  { siteKey, tenants }: Renamed,
  tenantKey: string,
  part?: string,
  formerPart?: string,
): { name: string }[] {
  const { renamedFrom } = entryOf(tenants, tenantKey);
  const known = (...names: (string | undefined)[]) => names.filter((name) => name !== undefined);
  const parts = part === undefined ? [[]] : known(part, formerPart).map((name) => [name]);
  const [, ...former] = known(tenantKey, renamedFrom).flatMap((tenant) =>
    parts.map((rest) => [siteKey, tenant, ...rest].join("-")),
  );
  return former.map((name) => ({ name }));
}
