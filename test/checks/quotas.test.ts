/** Quotas: a tenant's quota, its needs, and the sum of all tenants. */
import test from "ava";
import fc from "fast-check";
import { ownQuota, siteCapacity } from "../../checks/quotas.ts";
import { needsOf, quotaOf } from "../../estate/quota.ts";
import { referenceSite, tenantLike, withSite, withTenants } from "../estate/sources.ts";

test("a quota is that of its class, with single fields overridden", async (t) => {
  const context = await referenceSite(t);
  const site = context.site.data;
  const tenant = tenantLike(context, "tax", { quota: { class: "small", override: { cores: 3 } } });
  t.deepEqual(quotaOf(tenant, site), { ...site.quotaClasses.small, cores: 3 } as never);
  const unknown = tenantLike(context, "tax", { quota: { class: "toString", override: {} } });
  t.is(quotaOf(unknown, site), undefined);
});

test("segments and flows need the quota for the resources that the layers create", async (t) => {
  const context = await referenceSite(t);
  const needs = (key: string) => needsOf(tenantLike(context, key, {}), context.site.data);
  // Three segments on one router. Rules: government 4 in; front-app and app-data 2 out and 2 in each;
  // dns 2 out twice; proxy 2 out.
  t.deepEqual(needs("civil-registry"), {
    networks: 3,
    subnets: 6,
    routers: 1,
    ports: 9,
    securityGroups: 4,
    securityGroupRules: 24, // 2 of them per segment for DHCP
  });
  t.like(needs("judicial-archive"), { networks: 2, routers: 1, ports: 6 });
  // One segment is isolated; a cluster of 3 servers, 1 node of Magnum's and 2, and one more of each in an upgrade.
  t.like(needs("health"), { networks: 3, routers: 1, ports: 7 + 9 + 1, instances: 9 });
});

test("a tenant's needs fit its own quota", async (t) => {
  const context = await referenceSite(t);
  const check = (override: object) => {
    const tenant = tenantLike(context, "tax", { quota: { class: "small", override } });
    return ownQuota(withTenants(context, { tax: tenant })).map(({ path, values }) => [
      path,
      values,
    ]);
  };
  t.deepEqual(check({ networks: 3 }), []);
  t.deepEqual(check({ networks: 2 }), [
    ["quota.override.networks", { field: "networks", need: 3, quota: 2 }],
  ]);
});

test("the sum of quotas is rejected exactly when it exceeds the capacity, in any order", async (t) => {
  const context = await referenceSite(t);
  const { capacity } = context.site.data;
  const tenants = fc.array(fc.nat(40), { minLength: 1, maxLength: 8 });
  const property = fc.property(tenants, fc.nat(200), (cores, limit) => {
    const site = withSite(context, { capacity: { ...capacity, cores: limit } });
    const named = cores.map((value, index): [string, ReturnType<typeof tenantLike>] => [
      `t${index}`,
      tenantLike(context, "tax", { quota: { class: "small", override: { cores: value } } }),
    ]);
    const check = (list: typeof named) =>
      siteCapacity(withTenants(site, Object.fromEntries(list))).map(({ values }) => values);
    const sum = cores.reduce((a, b) => a + b, 0);
    const issues = check(named);
    t.is(issues.length, sum > limit ? 1 : 0);
    if (sum > limit) t.like(issues[0], { sum, capacity: limit, excess: sum - limit });
    t.deepEqual(check(named.toReversed()), issues);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

test("every field of the capacity is a limit", async (t) => {
  const context = await referenceSite(t);
  const { capacity } = context.site.data;
  for (const field of Object.keys(capacity)) {
    const site = withSite(context, { capacity: { ...capacity, [field]: 0 } });
    t.deepEqual(
      siteCapacity(site).map(({ path }) => path),
      [`capacity.${field}`],
    );
  }
});
