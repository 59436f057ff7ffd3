/** The checks over the whole estate give the same results for any order of sites, tenants and segments. */
import test from "ava";
import fc from "fast-check";
import { ALLIANCE_CHECKS, SITE_CHECKS } from "../../checks/index.ts";
import { formatIssue, sortIssues } from "../../estate/issue.ts";
import { readSources, type Sources } from "../../estate/load/sources.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { estateFolder } from "../estate/overlay.ts";

const reordered = <K, V>(map: ReadonlyMap<K, V>, keys: readonly number[]): Map<K, V> =>
  new Map(
    [...map]
      .map((entry, index) => ({ entry, rank: keys[index % keys.length] ?? 0 }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ entry }) => entry),
  );

const reverseKeys = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).toReversed()) as T;

const reverseTenant = (tenant: Tenant): Tenant => ({
  ...tenant,
  segments: reverseKeys(tenant.segments),
  flows: reverseKeys(tenant.flows),
});

function answers(sources: Sources): string[] {
  const { alliance } = sources;
  if (alliance === undefined) return [];
  const contexts = [...sources.sites.values()].flatMap(({ key, site, facility, tenants }) => {
    const allianceSite = alliance.data.sites[key];
    if (site === undefined || allianceSite === undefined) return [];
    const { sites } = sources;
    return [{ key, alliance, allianceSite, site, facility, tenants, sites }];
  });
  return sortIssues([
    ...ALLIANCE_CHECKS.flatMap((check) => check(sources, "2026-11-24")),
    ...contexts.flatMap((context) => SITE_CHECKS.flatMap((check) => check(context))),
  ]).map((issue) => formatIssue(issue, "fr", "/"));
}

for (const name of [
  "overlap-at-one-site",
  "over-capacity",
  "egress-too-far",
  "quotas-beyond-shares",
  "pool-lost-with-its-zone",
]) {
  test.serial(
    `the order of sites, tenants and segments does not change the result: ${name}`,
    async (t) => {
      const root = await estateFolder(t, name);
      const { sources } = await readSources(root);
      const expected = answers(sources);
      t.true(expected.length > 0);
      const ranks = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });
      const property = fc.property(ranks, fc.boolean(), (keys, reverse) => {
        const sites = [...sources.sites].map(([key, site]) => {
          const tenants = [...reordered(site.tenants, keys)].map(([tenant, source]) => {
            const data = reverse ? reverseTenant(source.data) : source.data;
            return [tenant, { ...source, data }] as const;
          });
          return [key, { ...site, tenants: new Map(tenants) }] as const;
        });
        t.deepEqual(answers({ ...sources, sites: reordered(new Map(sites), keys) }), expected);
      });
      t.notThrows(() => fc.assert(property, { numRuns: 20 }));
    },
  );
}
