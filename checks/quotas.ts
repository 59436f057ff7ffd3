/** Quotas: together within the site's capacity, each large enough for its tenant's declarations. */

import { eachTenant, type SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { amountsBy } from "../estate/issue-text.ts";
import type { Capacity, Quota } from "../estate/model/index.ts";
import { needsOf, quotaOf } from "../estate/quota.ts";
import { type Standby, standing } from "../estate/standby.ts";
import { QUOTAS } from "../planning/capacity/check-messages.ts";
import { partsOf } from "../planning/capacity/over-limits.ts";

/** Most of the largest quotas that an issue names. */
const NAMED = 3;

/** The quotas of all tenants together are within the offer, including standbys for other sites. */
export function siteCapacity({
  key: siteKey,
  site,
  sites,
  tenants,
  standbys = {},
}: SiteContext): Issue[] {
  const all = [
    ...[...tenants].map(([key, { data }]) => [key, data] as const),
    ...Object.entries(standbys).map(([key, each]) => [key, standing(each, site.data)] as const),
  ];
  const promised = all.flatMap(([key, tenant]) => {
    const quota = quotaOf(tenant, site.data);
    return quota ? [{ key, quota, tenant }] : [];
  });
  const fields = Object.keys(site.data.capacity) as (keyof Capacity)[];
  return fields.flatMap((field) => {
    const capacity = site.data.capacity[field];
    const sum = promised.reduce((total, { quota }) => total + quota[field], 0);
    if (sum <= capacity) return [];
    const largest = [...promised]
      .sort((a, b) => b.quota[field] - a.quota[field] || (a.key < b.key ? -1 : 1))
      .slice(0, NAMED)
      .map(({ key, quota }) => [key, quota[field]] as const);
    const values = {
      field,
      sum,
      capacity,
      excess: sum - capacity,
      largest: amountsBy("name", largest),
    };
    const uses = promised.map(({ key, quota: amounts, tenant }) => {
      return { tenant: key, owner: tenant.owner, amounts, source: tenant };
    });
    const fileOf = (name: string) => {
      const { home = "", tenantKey = "" }: Partial<Standby> = standbys[name] ?? {};
      return tenants.get(name) ?? sites.get(home)?.tenants.get(tenantKey);
    };
    const total = {
      site: siteKey,
      field,
      total: sum,
      limit: capacity,
      of: `capacity.${field}`,
      parts: partsOf(uses, field, site.data, fileOf),
    };
    return [{ ...issue(site.at(["capacity", field]), QUOTAS.overCapacity, values), sum: total }];
  });
}

/** A tenant's own segments and flows fit its own quota. */
export const ownQuota = eachTenant(({ site, tenant }) => {
  const quota = quotaOf(tenant.data, site.data);
  if (quota === undefined) return [];
  const needs = Object.entries(needsOf(tenant.data, site.data)) as [keyof Quota, number][];
  const short = needs.filter(([field, need]) => need > quota[field]);
  const isOwn = ([field]: [keyof Quota, number]) => tenant.data.quota.override[field] !== undefined;
  const ofClass = short.filter((one) => !isOwn(one));
  const at = tenant.at(["quota", "class"]);
  return [
    ...short.filter(isOwn).map(([field, need]): Issue => {
      const values = { field, need, quota: quota[field] };
      return issue(tenant.at(["quota", "override", field]), QUOTAS.overOwnQuota, values);
    }),
    // A quota class that is too small is one mistake, even in several fields.
    ...(ofClass.length > 1
      ? [
          issue(at, QUOTAS.overOwnClass, {
            needs: amountsBy("field", ofClass),
            quotas: amountsBy(
              "field",
              ofClass.map(([field]) => [field, quota[field]]),
            ),
          }),
        ]
      : ofClass.map(([field, need]) =>
          issue(at, QUOTAS.overOwnQuota, { field, need, quota: quota[field] }),
        )),
  ];
});
