/** What our own program registers for both reference sites is lawful: a law that locks out its author protects nobody. */
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import {
  ClusterBaseline,
  connect,
  KubernetesCluster,
  NetworkSegment,
  SiteFoundation,
  TenantProject,
} from "../../components/index.ts";
import { toDestination, toFact } from "../../policies/fact.ts";
import { formatViolations, judge, UNKNOWN } from "../../sovereignty/index.ts";
import { type Estate, loadEstate, withStandbys } from "../../stacks/estate/index.ts";
import { baselineArgs, clusterLaws } from "../../stacks/layers/baseline.ts";
import { clusterArgs, clusterOptions } from "../../stacks/layers/cluster.ts";
import { entryOf, foundationArgs } from "../../stacks/layers/foundation.ts";
import { lookUp } from "../../stacks/layers/lookups.ts";
import { segmentArgs, segmentOrder } from "../../stacks/layers/segment.ts";
import { tenantArgs } from "../../stacks/layers/tenant.ts";
import { mockClusters } from "../components/clusters.ts";
import { type Made, record } from "../components/recorder.ts";
import { TODAY } from "../sovereignty/fixture.ts";

test.before(mockClusters);

const root = join(import.meta.dirname, "../../stacks");
const settingsOf = (site: string) =>
  ({ site, cloud: site, language: "en", rehearsal: false, offline: true }) as const;

for (const site of ["bamako", "ouagadougou"]) {
  test(`all that ${site} registers is lawful`, async (t) => {
    t.timeout(600_000); // A whole estate, on a machine that may be busy.
    const { estate: own } = await loadEstate(site, { root });
    if (own === undefined) return t.fail(`${site} has issues`);
    const estate = withStandbys(own);
    const clusters = clusterLaws(estate, TODAY);
    const { alliance, tenants } = estate;
    const context = { alliance, site, rehearsal: false, today: TODAY, clusters, tenants };
    const made = await registered(site, estate);
    const found = made.flatMap(({ type, name, inputs }) =>
      judge(toFact(name, type, inputs, leading(type, name, inputs, estate)), context),
    );
    t.is(formatViolations(found, "en"), "");
    const inClusters = ["containerinfra/cluster:", "core/v1:Namespace"];
    const any = Object.keys(clusters).length > 0;
    for (const kind of ["compute/quotaSetV2", ...(any ? inClusters : [])]) {
      t.true(
        made.some(({ type }) => type.includes(kind)),
        kind,
      );
    }
  });
}

/** What `stacks/index.ts` registers, without the cloud it would connect to. */
async function registered(site: string, estate: Estate): Promise<Made[]> {
  const settings = settingsOf(site);
  const { region, endpoints } = estate.allianceSite;
  const authUrl = endpoints.identity[0] ?? "";
  const all: Made[] = [];
  const made = async <T>(build: (opts: pulumi.ComponentResourceOptions) => T) => {
    const { component, made } = await record(build);
    all.push(...made);
    return component;
  };
  const provider = connect(`${site}-administrator`, { authUrl, region });
  const connection = { authUrl, region, provider };
  const ids = await lookUp(estate, settings, provider);
  const foundation = await made(
    (opts) => new SiteFoundation(site, foundationArgs(estate, settings), { ...opts, provider }),
  );
  for (const [key, tenant] of Object.entries(estate.tenants)) {
    const name = `${site}-${key}`;
    const tenantOf = tenantArgs(estate, settings, key, foundation, connection, ids);
    const project = await made((opts) => new TenantProject(name, tenantOf, { ...opts, provider }));
    const segments: Record<string, NetworkSegment> = {};
    for (const segment of segmentOrder(tenant)) {
      const args = segmentArgs(estate, settings, key, segment, foundation, project, segments);
      segments[segment] = await made(
        (opts) => new NetworkSegment(`${name}-${segment}`, args, { ...opts, provider }),
      );
    }
    for (const [cluster, { segment }] of Object.entries(tenant.clusters)) {
      const args = clusterArgs(estate, settings, key, cluster, project, segments);
      const own = clusterOptions(project, entryOf(segments, segment));
      const { provider: inside } = await made(
        (opts) => new KubernetesCluster(`${name}-${cluster}`, args, pulumi.mergeOptions(own, opts)),
      );
      const law = entryOf(clusterLaws(estate, TODAY), `${site}/${key}/${cluster}`);
      const baseline = baselineArgs(estate, settings, key, cluster, law);
      await made(
        (opts) =>
          new ClusterBaseline(`${name}-${cluster}-base`, baseline, { ...opts, provider: inside }),
      );
    }
  }
  return all;
}

/** Where a resource goes: a provider says it itself, all else goes to the site's cloud or to the cluster of its name. */
function leading(type: string, name: string, inputs: Made["inputs"], estate: Estate) {
  if (type.startsWith("pulumi:providers:")) return toDestination(type, name, inputs, undefined);
  if (!type.startsWith("kubernetes:")) {
    const { region, endpoints } = estate.allianceSite;
    return { authUrl: endpoints.identity[0], region };
  }
  const identifier = Object.keys(clusterLaws(estate, TODAY)).find((key) =>
    name.startsWith(key.replaceAll("/", "-")),
  );
  return { identifier, kubeconfig: UNKNOWN } as const;
}
