/** Whose a resource is: every name in the program begins with `<site>-<tenant>` (docs/adr/0010). */

/** The tenant among those given, by the longest key that the name continues: a standby's begins with its home's. None for what is the site's. */
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
