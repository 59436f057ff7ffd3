/** The reference estate as sources, for tests of a single check. */
import type { ExecutionContext } from "ava";
import type { SiteContext } from "../../estate/context.ts";
import type { Source } from "../../estate/load/source.ts";
import { readSources } from "../../estate/load/sources.ts";
import type { SiteFile, Tenant } from "../../estate/model/index.ts";
import { STACKS } from "./overlay.ts";

/** One site of the reference estate. */
export async function referenceSite(t: ExecutionContext, key = "bamako"): Promise<SiteContext> {
  const { sources, issues } = await readSources(STACKS);
  t.deepEqual(issues, []);
  const { alliance } = sources;
  const { site, facility, tenants } = sources.sites.get(key) ?? {};
  const allianceSite = alliance?.data.sites[key];
  if (!alliance || !allianceSite || !site || !tenants) throw new Error(`no site ${key}`);
  return { key, alliance, allianceSite, site, facility, tenants, sites: sources.sites };
}

/** The same site with other data. */
export function withSite(context: SiteContext, change: Partial<SiteFile>): SiteContext {
  return { ...context, site: { ...context.site, data: { ...context.site.data, ...change } } };
}

/** The same site with only these tenants. */
export function withTenants(
  context: SiteContext,
  tenants: Readonly<Record<string, Tenant>>,
): SiteContext {
  const any = [...context.tenants.values()][0] as Source<Tenant>;
  const sources = Object.entries(tenants).map(([key, data]) => [key, { ...any, data }] as const);
  return { ...context, tenants: new Map(sources) };
}

/** One tenant of the site, changed. */
export function tenantLike(context: SiteContext, key: string, change: Partial<Tenant>): Tenant {
  const source = context.tenants.get(key);
  if (source === undefined) throw new Error(`no tenant ${key}`);
  return { ...source.data, ...change };
}
