/** All that both reference estates order from the cloud is lawful: each rule passes for a reason, or locks out its author. */
import { join } from "node:path";
import test from "ava";
import {
  KubernetesCluster,
  NetworkSegment,
  SiteFoundation,
  TenantProject,
} from "../../components/index.ts";
import { toFact } from "../../policies/fact.ts";
import { formatViolations, judge, type LawContext } from "../../sovereignty/index.ts";
import { type Estate, gatewaysOf, loadEstate, rolesOf } from "../../stacks/estate/index.ts";
import { clusterArgs, clusterOptions } from "../../stacks/layers/cluster.ts";
import { connectAdministrator } from "../../stacks/layers/connection.ts";
import { foundationArgs } from "../../stacks/layers/foundation.ts";
import { segmentArgs, segmentOrder } from "../../stacks/layers/segment.ts";
import { tenantArgs } from "../../stacks/layers/tenant.ts";
import { mockClusters } from "../components/clusters.ts";
import { record } from "../components/recorder.ts";

const root = join(import.meta.dirname, "../../stacks");

test.before(mockClusters);

/** Builds a site's estate as the program does; ids of what its operator made are their names. */
function build(estate: Estate, opts: object): void {
  const site = estate.siteKey;
  const settings = { site, cloud: site, language: "en", rehearsal: false, offline: true } as const;
  const connection = connectAdministrator(estate, settings);
  const own = { ...opts, provider: connection.provider };
  const foundation = new SiteFoundation(site, foundationArgs(estate, settings), own);
  for (const [key, tenant] of Object.entries(estate.tenants)) {
    const byName = (names: readonly string[]) => Object.fromEntries(names.map((n) => [n, n]));
    const ids = { roles: byName(rolesOf(tenant)), externalNetworks: byName(gatewaysOf(tenant)) };
    const args = tenantArgs(estate, settings, key, foundation, connection, ids);
    const project = new TenantProject(`${site}-${key}`, args, own);
    const made: Record<string, NetworkSegment> = {};
    for (const segment of segmentOrder(tenant)) {
      const args = segmentArgs(estate, settings, key, segment, foundation, project, made);
      made[segment] = new NetworkSegment(`${site}-${key}-${segment}`, args, own);
    }
    for (const [cluster, { segment }] of Object.entries(tenant.clusters)) {
      const args = clusterArgs(estate, settings, key, cluster, project, made);
      const to = clusterOptions(project, made[segment] as NetworkSegment);
      new KubernetesCluster(`${site}-${key}-${cluster}`, args, { ...opts, ...to });
    }
  }
}

for (const [site, count] of Object.entries({ bamako: 480, ouagadougou: 250 })) {
  test(`what the estate of ${site} orders from the cloud is lawful`, async (t) => {
    const { estate } = await loadEstate(site, { root });
    if (estate === undefined) return t.fail("the estate has issues");
    const { made } = await record((opts) => build(estate, opts));
    const { endpoints, region } = estate.allianceSite;
    const connection = { authUrl: endpoints.identity[0] ?? "", region };
    const { alliance } = estate;
    const context: LawContext = { alliance, site, rehearsal: false, today: "2026-11-24" };
    const asked = made.filter(({ type }) => type.startsWith("openstack:"));
    t.true(asked.length > count, `${asked.length} resources`);
    const found = asked.flatMap(({ type, name, inputs }) =>
      judge(toFact(name, type, inputs, connection), context),
    );
    t.is(formatViolations(found, "en"), "");
  });
}
