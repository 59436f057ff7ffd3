/**
 * The resources that our own program registers for both reference sites are compliant: policies that deny their own
 * author's estate would be switched off.
 */
import * as pulumi from "@pulumi/pulumi";
import test, { type ExecutionContext } from "ava";
import { loadEstate } from "../../checks/load.ts";
import { mapEntries } from "../../components/grants.ts";
import {
  ClusterBaseline,
  connect,
  KubernetesCluster,
  NetworkSegment,
  ObjectContainer,
  SiteFoundation,
  SiteLink,
  TenantProject,
} from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import { linksOf } from "../../estate/links.ts";
import { standbysAt, withStandbys } from "../../estate/standby.ts";
import { evaluate, evaluateStack } from "../../policies/evaluate.ts";
import { type Fact, UNKNOWN } from "../../policies/facts/fact.ts";
import { withThings } from "../../policies/resources/things.ts";
import { toDestination, toFact } from "../../policies/resources/to-fact.ts";
import { formatViolations } from "../../policies/violations.ts";
import { baselineArgs, clusterPolicies } from "../../stacks/layers/baseline.ts";
import { clusterArgs, clusterOptions } from "../../stacks/layers/cluster.ts";
import { containerArgs, containerOptions } from "../../stacks/layers/containers.ts";
import { entryOf, foundationArgs } from "../../stacks/layers/foundation.ts";
import { linkArgs } from "../../stacks/layers/link.ts";
import { lookUp } from "../../stacks/layers/lookups.ts";
import { segmentArgs, segmentOrder } from "../../stacks/layers/segment.ts";
import { tenantArgs } from "../../stacks/layers/tenant.ts";
import { linkKey, type Settings } from "../../stacks/settings.ts";
import { type Made, mockCloud, record, sourcesOf, targetsOf } from "../components/recorder.ts";
import { STACKS } from "../estate/overlay.ts";
import { TODAY } from "./fixture.ts";

test.before(mockCloud);

/** Tenants with copies at another site, by their key at either site. */
const COPIED = [
  "treasury",
  "bamako-treasury",
  "customs",
  "ouagadougou-customs",
  "bamako-ai-research",
];
const ACCOUNT = `AUTH_${"a".repeat(32)}`;
const settingsOf = (site: string): Settings => ({
  site,
  cloud: site,
  rehearsal: false,
  offline: true,
  language: "en",
  copyAccounts: Object.fromEntries(COPIED.map((tenant) => [tenant, ACCOUNT])),
  copyKeys: pulumi.secret(Object.fromEntries(COPIED.map((tenant) => [tenant, "shared"]))),
});

/** Where a site's containers are copied to, without account and container; empty for one that only receives copies. */
const targets = (made: readonly Made[]) =>
  made.flatMap(({ inputs: { containerSyncTo: to } }) =>
    typeof to === "string" && to !== "" ? [to.split("/").slice(0, 4).join("/")] : [],
  );

/** An address among those of each site's API servers. */
const API_SERVER: Readonly<Record<string, string>> = {
  bamako: "10.40.0.7",
  ouagadougou: "10.56.0.7",
};

for (const site of ["bamako", "ouagadougou"]) {
  test(`every resource that ${site} registers is compliant`, async (t) => {
    t.timeout(600_000); // A whole estate, on a machine that may be busy.
    const { estate: own } = await loadEstate(site, { root: STACKS });
    if (own === undefined) return t.fail(`${site} has issues`);
    const made = await compliant(t, withStandbys(own));
    const other = site === "bamako" ? "ouagadougou" : "bamako";
    t.deepEqual(targets(made), [`//aes/${other}`], "what is its own; what stands by takes only");
  });
}

test("every resource that ouagadougou registers as active standby of bamako is compliant", async (t) => {
  t.timeout(600_000);
  const [{ estate: own }, { estate: lost }] = await Promise.all([
    loadEstate("ouagadougou", { root: STACKS }),
    loadEstate("bamako", { root: STACKS }),
  ]);
  const research = lost?.tenants["ai-research"];
  if (own === undefined || research === undefined) return t.fail("an estate has issues");
  const addresses = {
    lab: { ipv4: "10.48.35.0/26", ipv6: "fd5a:e500:2:1830::/64" },
    corpus: { ipv4: "10.48.35.64/26", ipv6: "fd5a:e500:2:1831::/64" },
  };
  const continuity = {
    standby: "ouagadougou",
    contract: "bamako-ouagadougou-continuity",
    copyEveryMinutes: 60,
    segments: addresses,
    containers: ["models"],
    apiAccess: ["192.168.20.0/24"],
  };
  const { alliance } = own;
  const site = alliance.sites.ouagadougou;
  if (site === undefined) return t.fail("no such site");
  // The network from which Mali's people administer at Ouagadougou: without one their clusters are not allowed there.
  const offices = { country: "ML", prefixes: ["192.168.20.0/24"] };
  const there = { ...site, administration: { ...site.administration, "offices-of-mali": offices } };
  const containers = { models: { maxGiB: 100 } };
  const tenants = { "ai-research": { ...research, continuity, containers } };
  const carried = withStandbys({
    ...own,
    alliance: { ...alliance, sites: { ...alliance.sites, ouagadougou: there } },
    tenants: {}, // its own tenants are evaluated above
    standbys: standbysAt("ouagadougou", [{ siteKey: "bamako", tenants }]),
    site: { ...own.site, activeStandbyFor: ["bamako"] },
  });
  const made = await compliant(t, carried);
  const named = (name: string) => made.some(({ inputs }) => inputs.name === name);
  t.deepEqual(targets(made), ["//aes/bamako"], "what is written here goes home");
  t.true(named("ouagadougou-bamako-ai-research"), "the project");
  t.true(named("ouagadougou-bamako-ai-research-lab"), "the segment, and the cluster");
  t.true(made.some(({ inputs }) => inputs.cidr === "10.48.35.0/26"));
});

/** Evaluates all that one site's program registers, by that site's policies. */
async function compliant(t: ExecutionContext, estate: Estate): Promise<Made[]> {
  const { alliance, tenants, siteKey: site } = estate;
  const clusters = clusterPolicies(estate, TODAY);
  const context = { alliance, site, rehearsal: false, today: TODAY, clusters, tenants };
  const made = await registered(site, estate);
  const types = new Map(made.map(({ type, name }) => [name, type]));
  const urnOf = (name: string) => `urn:pulumi:${site}::aes-estate::${types.get(name)}::${name}`;
  const facts = made.map(({ type, name, inputs: given }) => {
    const inputs = ownApiServer(type, given, site);
    return toFact(urnOf(name), type, inputs, leading(type, name, inputs, estate));
  });
  const found = facts.flatMap((fact) => evaluate(fact, context));
  t.is(formatViolations(found, "en"), "");
  const targets = targetsOf(made, urnOf);
  const related = made.map(({ inputs }, at) =>
    withThings(
      facts[at] as Fact,
      mapEntries(sourcesOf(inputs, made), (_, from) => from.map(urnOf)),
      new Map(),
      targets,
    ),
  );
  t.is(formatViolations(evaluateStack({ facts: related, whole: true }, context), "en"), "");
  t.true(related.some(({ joins = [] }) => joins.some(({ to }) => to.length > 0)));
  const inClusters = ["containerinfra/cluster:", "core/v1:Namespace"];
  const any = Object.keys(clusters).length > 0;
  for (const kind of ["compute/quotaSetV2", ...(any ? inClusters : [])]) {
    t.true(
      made.some(({ type }) => type.includes(kind)),
      kind,
    );
  }
  return made;
}

/** All mocked API servers have the same address, which is one of Bamako's: here each gets one of its own site. */
function ownApiServer(type: string, inputs: Made["inputs"], site: string): Made["inputs"] {
  if (type !== "pulumi:providers:kubernetes") return inputs;
  const text = JSON.stringify(inputs).replaceAll("10.40.0.7", API_SERVER[site] ?? "");
  return JSON.parse(text) as Made["inputs"];
}

/** Everything that `stacks/index.ts` registers, without the cloud it would connect to. */
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
    for (const container of Object.keys(tenant.containers)) {
      const args = containerArgs(estate, settings, key, container);
      const own = containerOptions(project);
      await made(
        (opts) => new ObjectContainer(`${name}-${container}`, args, pulumi.mergeOptions(own, opts)),
      );
    }
    const link = linksOf(estate)[key];
    if (link !== undefined) {
      const shared = linkKey(settings, link.peer);
      const args = linkArgs(estate, settings, key, link, segments, shared);
      await made((opts) => new SiteLink(`${name}-${link.peer}`, args, { ...opts, provider }));
    }
    for (const [cluster, { segment }] of Object.entries(tenant.clusters)) {
      const args = clusterArgs(estate, settings, key, cluster, project, segments);
      const own = clusterOptions(project, entryOf(segments, segment));
      const { provider: inside } = await made(
        (opts) => new KubernetesCluster(`${name}-${cluster}`, args, pulumi.mergeOptions(own, opts)),
      );
      const policy = entryOf(clusterPolicies(estate, TODAY), `${site}/${key}/${cluster}`);
      const baseline = baselineArgs(estate, settings, key, cluster, policy);
      await made(
        (opts) =>
          new ClusterBaseline(`${name}-${cluster}-base`, baseline, { ...opts, provider: inside }),
      );
    }
  }
  return all;
}

/**
 * The target of a resource: a provider names its target itself, all others lead to the site's cloud or to the cluster of
 * their name.
 */
function leading(type: string, name: string, inputs: Made["inputs"], estate: Estate) {
  if (type.startsWith("pulumi:providers:")) return toDestination(type, name, inputs, undefined);
  if (!type.startsWith("kubernetes:")) {
    const { region, endpoints } = estate.allianceSite;
    return { authUrl: endpoints.identity[0], region };
  }
  const identifier = Object.keys(clusterPolicies(estate, TODAY)).find((key) =>
    name.startsWith(key.replaceAll("/", "-")),
  );
  return { identifier, kubeconfig: UNKNOWN } as const;
}
