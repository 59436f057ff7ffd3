/**
 * Capacity that a site reserves for other sites' tenants, and how that changes when it becomes their active standby.
 */
import test from "ava";
import fc from "fast-check";
import { siteCapacity } from "../../checks/quotas.ts";
import type { Estate } from "../../estate/estate.ts";
import { quotaOf } from "../../estate/quota.ts";
import { standbysAt, withStandbys } from "../../estate/standby.ts";
import { referenceSite, withSite } from "../estate/sources.ts";
import { estates } from "../helpers/reference.ts";

const estateOf = (site: string) => estates.find(({ siteKey }) => siteKey === site) as Estate;
const [bamako, ouagadougou] = [estateOf("bamako"), estateOf("ouagadougou")];
const carrying = (estate: Estate, ...activeStandbyFor: string[]) =>
  withStandbys({ ...estate, site: { ...estate.site, activeStandbyFor } });

test("each site stands by for the critical tenants of the other, and for nobody else", (t) => {
  t.deepEqual(Object.keys(bamako.standbys), ["ouagadougou-customs"]);
  t.deepEqual(Object.keys(ouagadougou.standbys), ["bamako-procurement", "bamako-treasury"]);
  t.like(ouagadougou.standbys["bamako-treasury"], {
    home: "bamako",
    tenantKey: "treasury",
    contract: "bamako-ouagadougou-continuity",
  });
});

test("it is the tenant's own file, with its addresses there and without a standby of its own", (t) => {
  const home = bamako.tenants.treasury;
  const there = ouagadougou.standbys["bamako-treasury"]?.tenant;
  if (home?.continuity === undefined || there === undefined) return t.fail();
  const { continuity, segments: _, tenant: __, ...same } = home;
  const { segments, tenant, ...rest } = there;
  t.deepEqual(rest, same);
  t.is(tenant, "bamako-treasury");
  t.deepEqual(segments.front, { ...home.segments.front, ...continuity.segments.front } as never);
  t.not(segments.front?.ipv4, home.segments.front?.ipv4);
});

test("before a loss nothing can run in it; its network has its limits", (t) => {
  const { tenants, site } = withStandbys(ouagadougou);
  const treasury = tenants["bamako-treasury"];
  const quota = treasury && quotaOf(treasury, site);
  t.like(quota, { instances: 0, cores: 0, ramGiB: 0, volumeGiB: 0, backupGiB: 0 });
  t.like(quota, { loadBalancers: 0, listeners: 0, networks: 4, routers: 1, ports: 80 });
  t.deepEqual(treasury?.clusters, {});
});

test("once its home is named as lost it has its whole quota and its clusters; others rest", (t) => {
  const clusters = bamako.tenants["ai-research"]?.clusters ?? {};
  const standbys = Object.fromEntries(
    Object.entries(ouagadougou.standbys).map(([key, standby]) => {
      return [key, { ...standby, tenant: { ...standby.tenant, clusters } }];
    }),
  );
  const order = (...lost: string[]) => {
    const { tenants, site } = carrying({ ...ouagadougou, standbys }, ...lost);
    const treasury = tenants["bamako-treasury"];
    return [
      treasury && quotaOf(treasury, site)?.cores,
      Object.keys(treasury?.clusters ?? {}),
    ] as const;
  };
  t.deepEqual(order("bamako"), [16, ["lab"]]);
  t.deepEqual(order("niamey"), [0, []]);
  t.deepEqual(order(), [0, []]);
});

test("a site's own tenants are never changed by what stands by beside them", (t) => {
  for (const estate of estates) {
    for (const lost of [[], ["bamako", "ouagadougou"]]) {
      const { tenants } = carrying(estate, ...lost);
      for (const [key, tenant] of Object.entries(estate.tenants)) t.is(tenants[key], tenant);
      const want = Object.keys(estate.tenants).length + Object.keys(estate.standbys).length;
      t.is(Object.keys(tenants).length, want);
    }
  }
});

test("a tenant stands by at one site, whatever the order of sites and tenants", (t) => {
  const homes = estates.map(({ siteKey, tenants }) => ({ siteKey, tenants }));
  const property = fc.property(fc.boolean(), fc.boolean(), (sites, tenants) => {
    const given = (sites ? homes.toReversed() : homes).map((home) => ({
      ...home,
      tenants: tenants
        ? Object.fromEntries(Object.entries(home.tenants).toReversed())
        : home.tenants,
    }));
    const found = ["bamako", "ouagadougou", "niamey"].map((site) => standbysAt(site, given));
    t.deepEqual(found, [bamako.standbys, ouagadougou.standbys, {}]);
    t.deepEqual(
      found.map((standbys) => Object.keys(standbys)),
      [["ouagadougou-customs"], ["bamako-procurement", "bamako-treasury"], []],
    );
  });
  t.notThrows(() => fc.assert(property));
});

test("what rests is promised its network only; what is carried is promised all", async (t) => {
  const context = await referenceSite(t);
  const { standbys } = bamako;
  const promised = (field: "cores" | "networks", ...activeStandbyFor: string[]) => {
    const capacity = { ...context.site.data.capacity, [field]: 0 };
    const site = withSite(context, { capacity, activeStandbyFor });
    const sum = ({ standbys }: { standbys: Estate["standbys"] }) =>
      Number(siteCapacity({ ...site, standbys })[0]?.values.sum ?? 0);
    return sum({ standbys }) - sum({ standbys: {} });
  };
  t.is(promised("cores"), 0);
  t.is(promised("networks"), 8);
  t.is(promised("cores", "ouagadougou"), 40);
  t.is(promised("networks", "ouagadougou"), 8);
});
