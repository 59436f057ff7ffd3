/** `renamedFrom` → under which names the state may still hold what a tenant has. Pure. */
import type { Tenant } from "../../estate/model/index.ts";
import { entryOf } from "./foundation.ts";

/** An estate, as far as this file needs it. */
interface Renamed {
  readonly siteKey: string;
  readonly tenants: Readonly<Record<string, Pick<Tenant, "renamedFrom">>>;
}

/**
 * Former names of the component of a tenant, or of one of its parts: the engine finds by them what stands, and renames it in
 * place. Their children inherit them, because a child's name begins with its component's. Tenant and segment may have been
 * renamed one after the other, so every pair of names counts.
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
