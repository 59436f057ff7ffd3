/** The tenant of a resource: every name in the program begins with `<site>-<tenant>` (docs/adr/0010). */

/**
 * The longest given tenant key with which the name continues, because a standby's key begins with its home's key.
 * `undefined` for the site's own resources.
 */
export function tenantOf(
  name: string,
  site: string,
  tenants: { has(key: string): boolean },
): string | undefined {
  if (!name.startsWith(`${site}-`)) return undefined;
  const own = name.slice(site.length + 1);
  for (let end = own.length; end > 0; end = own.lastIndexOf("-", end - 1)) {
    const key = own.slice(0, end);
    if (tenants.has(key)) return key;
  }
  return undefined;
}
