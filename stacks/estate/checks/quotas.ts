/** Quotas: together within the site's capacity, each large enough for what its tenant declares. */
import { type Issue, issue } from "../issue.ts";
import type { Capacity, Quota } from "../model/index.ts";
import { needsOf, quotaOf } from "../quota.ts";
import { standing } from "../standby.ts";
import { eachTenant, list, type SiteContext } from "./context.ts";

/** How many of the largest quotas a refusal names. */
const NAMED = 3;

/** What is promised to all tenants together is there; also what stands ready for tenants of other sites. */
export function siteCapacity({ site, tenants, standbys = {} }: SiteContext): Issue[] {
  const all = [
    ...[...tenants].map(([key, { data }]) => [key, data] as const),
    ...Object.entries(standbys).map(([key, each]) => [key, standing(each, site.data)] as const),
  ];
  const promised = all.flatMap(([key, tenant]) => {
    const quota = quotaOf(tenant, site.data);
    return quota ? [{ key, quota }] : [];
  });
  const fields = Object.keys(site.data.capacity) as (keyof Capacity)[];
  return fields.flatMap((field) => {
    const capacity = site.data.capacity[field];
    const sum = promised.reduce((total, { quota }) => total + quota[field], 0);
    if (sum <= capacity) return [];
    const largest = [...promised]
      .sort((a, b) => b.quota[field] - a.quota[field] || (a.key < b.key ? -1 : 1))
      .slice(0, NAMED)
      .map(({ key, quota }) => `${key} ${quota[field]}`);
    const values = { field, sum, capacity, excess: sum - capacity, largest: list(largest) };
    return [issue(site.at(["capacity", field]), "overCapacity", values)];
  });
}

/** A tenant's own segments and flows fit into its own quota. */
export const ownQuota = eachTenant(({ site, tenant }) => {
  const quota = quotaOf(tenant.data, site.data);
  if (quota === undefined) return [];
  const needs = Object.entries(needsOf(tenant.data, site.data)) as [keyof Quota, number][];
  return needs
    .filter(([field, need]) => need > quota[field])
    .map(([field, need]): Issue => {
      const own = tenant.data.quota.override[field] === undefined ? ["class"] : ["override", field];
      return issue(tenant.at(["quota", ...own]), "overOwnQuota", {
        field,
        need,
        quota: quota[field],
      });
    });
});
