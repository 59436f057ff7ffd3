/** Offers, guarantees and quotas are rejected exactly when they exceed capacity, with the exact excess. */
import test from "ava";
import fc from "fast-check";
import type { SiteContext } from "../../../estate/context.ts";
import type { Capacity, Facility, Tenant } from "../../../estate/model/index.ts";
import { siteOffer } from "../../../planning/capacity/check.ts";
import { shares } from "../../../planning/capacity/check-shares.ts";
import { alwaysPlaceable, poolAlwaysCarries } from "../../../planning/capacity/losses.ts";
import { SHARE_FIELDS } from "../../../planning/capacity/shares.ts";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { referenceSite, tenantLike, withSite, withTenants } from "../../estate/sources.ts";

const withFacility = (context: SiteContext, change: Partial<Facility>): SiteContext => {
  const { facility } = context;
  if (facility === undefined) throw new Error("no facility");
  return { ...context, facility: { ...facility, data: { ...facility.data, ...change } } };
};

const withShares = (context: SiteContext, own: Alliance["shares"][string]): SiteContext => {
  const data = { ...context.alliance.data, shares: { [context.key]: own } };
  return { ...context, alliance: { ...context.alliance, data } };
};

const amounts = (cores: number) => ({ cores, ramGiB: 999, volumeGiB: 9999, floatingIps: 99 });

/** Only these tenants, each with a small quota except for its cores. */
const withCores = (context: SiteContext, cores: readonly number[]): SiteContext =>
  withTenants(
    context,
    Object.fromEntries(
      cores.map((value, index) => [
        `t${index}`,
        tenantLike(context, "tax", { quota: { class: "small", override: { cores: value } } }),
      ]),
    ),
  );

test("an offer is rejected from the first unit beyond what the building always carries", async (t) => {
  const context = await referenceSite(t);
  const building = context.facility?.data;
  if (building === undefined) return t.fail();
  const most = alwaysPlaceable(building);
  const { capacity } = context.site.data;
  const limits = {
    cores: most.cores,
    ramGiB: most.ramGiB,
    volumeGiB: most.volumeGiB,
    floatingIps: most.floatingIps - capacity.routers,
  };
  for (const [field, limit] of Object.entries(limits) as [keyof Capacity, number][]) {
    const offer = (value: number) =>
      siteOffer(withSite(context, { capacity: { ...capacity, [field]: value } }));
    const beyondOnly = (value: number) =>
      offer(value)
        .filter(({ path, values }) => path === `capacity.${field}` && values.excess === 1)
        .map(({ values }) => values.limit);
    t.deepEqual(beyondOnly(limit), [], field);
    t.deepEqual(beyondOnly(limit + 1), [
      field === "floatingIps" ? limit + capacity.routers : limit,
    ]);
  }
});

test("local disk is rejected from the first GiB that the flavors can take beyond the hosts' disks", async (t) => {
  const context = await referenceSite(t);
  const flavors = { tiny: { vcpus: 1, ramMiB: 1024, diskGiB: 10 } };
  const { capacity } = context.site.data;
  const { diskGiB } = alwaysPlaceable(context.facility?.data as Facility);
  t.is(diskGiB, 14_000);
  const offer = (ramGiB: number) => {
    const site = withSite(context, { flavors, capacity: { ...capacity, cores: 840, ramGiB } });
    return siteOffer(site).map(({ values }) => values);
  };
  t.deepEqual(offer(1400), []); // 840 servers at most
  const less = (ramGiB: number, disk: number) => {
    const site = withSite(context, { flavors, capacity: { ...capacity, cores: 840, ramGiB } });
    const hypervisorClasses = Object.fromEntries(
      Object.entries(context.facility?.data.hypervisorClasses ?? {}).map(([name, host]) => [
        name,
        { ...host, diskGiB: disk, reserved: { ...host.reserved, diskGiB: 0 } },
      ]),
    );
    return siteOffer(withFacility(site, { hypervisorClasses }));
  };
  // Four hosts are left of the five of a zone.
  t.deepEqual(less(800, 2000), []);
  t.deepEqual(
    less(800, 1999).map(({ path, values }) => [path, values.sum, values.limit, values.excess]),
    [["capacity.cores", 8000, 7996, 4]],
  );
});

test("a flavor is rejected exactly when no remaining host carries it", async (t) => {
  const context = await referenceSite(t);
  const rejected = (ramMiB: number) => {
    const flavors = { one: { vcpus: 4, ramMiB, diskGiB: 0 } };
    return siteOffer(withSite(context, { flavors })).map(({ path }) => path);
  };
  // The large host of the zone is lost; a general one holds 480 GiB.
  t.deepEqual(rejected(480 * 1024), []);
  t.deepEqual(rejected(480 * 1024 + 1), ["flavors.one"]);
});

test("a pool is rejected exactly when its own tenants have more than it carries", async (t) => {
  const context = await referenceSite(t);
  const property = fc.property(
    fc.array(fc.nat(9000), { maxLength: 6 }),
    fc.integer({ min: 1, max: 40_000 }),
    (sizes, usableGiB) => {
      const pools = context.facility?.data.storagePools ?? {};
      const { encrypted } = pools;
      if (encrypted === undefined) return t.fail();
      const tenants = sizes.map((volumeGiB, index) => [
        `t${index}`,
        tenantLike(context, "tax", {
          quota: { class: "small", override: { volumeGiB } },
          volumeTypes: index === 0 ? ["encrypted", "plain"] : ["encrypted"],
        }),
      ]);
      const storagePools = { ...pools, encrypted: { ...encrypted, usableGiB } };
      const site = withFacility(withTenants(context, Object.fromEntries(tenants)), {
        storagePools,
      });
      const needed = sizes.slice(1).reduce((a, b) => a + b, 0);
      const issues = siteOffer(site).filter(({ path }) => path.startsWith("storagePools"));
      t.is(poolAlwaysCarries(site.facility?.data as Facility, "encrypted"), usableGiB);
      t.deepEqual(
        issues.map(({ path, values }) => [path, values.missing]),
        needed > usableGiB ? [["storagePools.encrypted.usableGiB", needed - usableGiB]] : [],
      );
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 100 }));
});

test("an object store is rejected exactly when containers and copies may hold more than it carries", async (t) => {
  const context = await referenceSite(t);
  const ofTenant = (sizes: readonly number[]) =>
    tenantLike(context, "tax", {
      containers: Object.fromEntries(sizes.map((maxGiB, index) => [`c${index}`, { maxGiB }])),
    });
  const property = fc.property(
    fc.array(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }), { maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }),
    fc.integer({ min: 1, max: 5000 }),
    fc.constantFrom(1, 2),
    (own, copied, usableGiB, replicas) => {
      const tenants = own.map((sizes, index) => [`t${index}`, ofTenant(sizes)]);
      const tenant = ofTenant(copied);
      const standby = {
        home: "ouagadougou",
        tenantKey: "x",
        contract: "c",
        tenant,
        atHome: tenant,
      };
      const objectStore = { usableGiB, replicas, zones: ["az1", "az2"] };
      const issues = siteOffer({
        ...withFacility(withTenants(context, Object.fromEntries(tenants)), { objectStore }),
        standbys: { "ouagadougou-x": standby },
      }).filter(({ path }) => path.startsWith("objectStore"));
      const needed = [...own.flat(), ...copied].reduce((a, b) => a + b, 0);
      const carried = replicas === 2 ? usableGiB : 0; // one zone may be lost
      t.deepEqual(
        issues.map(({ path, values }) => [path, values.needed, values.missing]),
        needed > carried ? [["objectStore.usableGiB", needed, needed - carried]] : [],
      );
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 200 }));
});

test("containers have no place where no object store is counted, and need none where there are none", async (t) => {
  const context = withFacility(await referenceSite(t), { objectStore: undefined });
  const check = (containers: Tenant["containers"]) =>
    siteOffer(withTenants(context, { tax: tenantLike(context, "tax", { containers }) })).map(
      ({ path, values }) => [path, values.needed, values.largest],
    );
  t.deepEqual(check({}), []);
  t.deepEqual(check({ forms: { maxGiB: 7 } }), [["objectStore", 7, { fr: "tax 7", en: "tax 7" }]]);
});

test("quotas are rejected exactly when they are beyond guaranteed and burst together", async (t) => {
  const context = await referenceSite(t);
  const property = fc.property(
    fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
    fc.nat(120),
    fc.nat(120),
    (cores, guaranteed, burst) => {
      const pooled = { ML: { guaranteed: amounts(guaranteed), burst: amounts(burst) } };
      const site = withShares(withCores(context, cores), pooled);
      const sum = cores.reduce((a, b) => a + b, 0);
      const excess = sum - guaranteed - burst;
      const issues = shares(site).filter(({ path }) => path === "shares.bamako.ML");
      t.deepEqual(
        issues.map(({ values }) => [values.field, values.sum, values.limit, values.excess]),
        excess > 0 ? [["cores", sum, guaranteed + burst, excess]] : [],
      );
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 100 }));
});

test("a tenant whose member has no share may be declared, but without a quota", async (t) => {
  const context = await referenceSite(t);
  const nothing = { cores: 0, ramGiB: 0, volumeGiB: 0, floatingIps: 0 };
  const own = { BF: { guaranteed: nothing, burst: nothing } };
  const check = (quota: string) => {
    const tenant = tenantLike(context, "tax", { quota: { class: quota, override: {} } });
    const site = withShares(withTenants(context, { tax: tenant }), own);
    return shares(site).map(({ path, values }) => [path, values.owner, values.allowed]);
  };
  t.deepEqual(check("none"), []);
  t.deepEqual(check("small"), [["owner", "ML", "BF"]]);
  const { [context.key]: _, ...rest } = context.alliance.data.shares;
  const unpooled = {
    ...context,
    alliance: { ...context.alliance, data: { ...context.alliance.data, shares: rest } },
  };
  t.deepEqual(shares(unpooled), []);
});

test("guarantees are rejected from the first unit beyond the offer, and beyond the building", async (t) => {
  const context = await referenceSite(t);
  const most = alwaysPlaceable(context.facility?.data as Facility);
  const { capacity } = context.site.data;
  for (const field of SHARE_FIELDS) {
    const check = (value: number, offered: number) => {
      const nothing = { cores: 0, ramGiB: 0, volumeGiB: 0, floatingIps: 0 };
      const burst = { cores: 9999, ramGiB: 9999, volumeGiB: 999_999, floatingIps: 999 };
      const half = (part: number) => ({ guaranteed: { ...nothing, [field]: part }, burst });
      const pooled = { ML: half(value - 1), NE: half(1) };
      const site = withSite(context, { capacity: { ...capacity, [field]: offered } });
      return shares(withShares(site, pooled)).map(({ path, values }) => [
        path,
        values.field,
        values.limit,
        values.excess,
      ]);
    };
    const at = "shares.bamako";
    t.deepEqual(check(50, 50), []);
    t.deepEqual(check(51, 50), [[at, field, 50, 1]]);
    t.deepEqual(check(most[field], most[field]), []);
    t.deepEqual(check(most[field] + 1, most[field] + 1), [[at, field, most[field], 1]]);
  }
});

test("a building with unknown names is not evaluated", async (t) => {
  const context = await referenceSite(t);
  const zones = { az1: { hypervisors: { general: 1 } } };
  t.deepEqual(siteOffer(withFacility(context, { zones })), []);
  t.deepEqual(siteOffer({ ...context, facility: undefined }), []);
});
