/** Names of the atlas's pages, the same in both languages. */

/** The page of a site. */
export function sitePage(site: string): string {
  return `site-${site}.html`;
}

/** The page of a tenant; no key contains a dot, so that no two pages have one name. */
export function tenantPage(site: string, tenant: string): string {
  return `tenant-${site}.${tenant}.html`;
}
