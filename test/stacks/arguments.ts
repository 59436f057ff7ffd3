/**
 * The arguments that the builders pass to each component of a site, in the program's order. Earlier components are
 * stood for by names instead of being created.
 */
import * as pulumi from "@pulumi/pulumi";
import type { NetworkSegment, SiteFoundation, TenantProject } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import { linksOf } from "../../estate/links.ts";
import { baselineArgs, clusterPolicies } from "../../stacks/layers/baseline.ts";
import { clusterArgs } from "../../stacks/layers/cluster.ts";
import type { Connection } from "../../stacks/layers/connection.ts";
import { containerArgs } from "../../stacks/layers/containers.ts";
import { entryOf, foundationArgs } from "../../stacks/layers/foundation.ts";
import { linkArgs } from "../../stacks/layers/link.ts";
import { segmentArgs, segmentOrder } from "../../stacks/layers/segment.ts";
import { tenantArgs } from "../../stacks/layers/tenant.ts";
import type { Settings } from "../../stacks/settings.ts";

/** A day on which the reference's contracts that have not ended are in force. */
const TODAY = "2026-11-24";

export type Args = Readonly<Record<string, unknown>>;

/** By type and name of the component, as `TenantProject bamako-tax`. */
export async function argumentsOf(estate: Estate): Promise<Record<string, Args>> {
  const site = estate.siteKey;
  const settings = settingsOf(estate);
  const policies = clusterPolicies(estate, TODAY);
  const links = linksOf(estate);
  const foundation = madeFoundation(estate);
  const handed: Record<string, unknown> = {};
  handed[`SiteFoundation ${site}`] = foundationArgs(estate, settings);
  for (const [key, tenant] of Object.entries(estate.tenants)) {
    const name = `${site}-${key}`;
    const project = {
      projectId: `${name}.projectId`,
      externalNetworkIds: idsOf(`${name}.externalNetworkIds`),
    } as unknown as TenantProject;
    handed[`TenantProject ${name}`] = tenantArgs(
      estate,
      settings,
      key,
      foundation,
      CLOUD,
      LOOKED_UP,
    );
    const made: Record<string, NetworkSegment> = {};
    for (const segment of segmentOrder(tenant)) {
      const args = segmentArgs(estate, settings, key, segment, foundation, project, made);
      handed[`NetworkSegment ${name}-${segment}`] = args;
      made[segment] = madeSegment(`${name}-${segment}`, args.router !== undefined);
    }
    for (const container of Object.keys(tenant.containers)) {
      handed[`ObjectContainer ${name}-${container}`] = containerArgs(
        estate,
        settings,
        key,
        container,
      );
    }
    const link = links[key];
    if (link !== undefined) {
      const shared = pulumi.output(`the key of ${[site, link.peer].sort().join(" and ")}`);
      handed[`SiteLink ${name}-${link.peer}`] = linkArgs(estate, settings, key, link, made, shared);
    }
    for (const cluster of Object.keys(tenant.clusters)) {
      const args = clusterArgs(estate, settings, key, cluster, project, made);
      handed[`KubernetesCluster ${name}-${cluster}`] = args;
      const policy = entryOf(policies, `${site}/${key}/${cluster}`);
      handed[`ClusterBaseline ${name}-${cluster}`] = baselineArgs(
        estate,
        settings,
        key,
        cluster,
        policy,
      );
    }
  }
  return (await known(handed)) as Record<string, Args>;
}

function settingsOf({ siteKey: site, tenants }: Estate): Settings {
  const ofEach = (word: string): Record<string, string> =>
    Object.fromEntries(Object.keys(tenants).map((tenant) => [tenant, `${word}_${tenant}`]));
  return {
    site,
    cloud: site,
    language: "en",
    rehearsal: true,
    offline: true,
    copyAccounts: ofEach("AUTH"),
    copyKeys: pulumi.output(ofEach("KEY")),
  };
}

const CLOUD = { authUrl: "the identity service", region: "the region" } as Connection;
const LOOKED_UP = { roles: idsOf("role"), externalNetworks: idsOf("external network") };

/** An id for every requested name. */
function idsOf(of: string): Record<string, string> {
  return new Proxy({}, { get: (_, key) => `${of}: ${String(key)}` });
}

function madeFoundation({ site }: Estate): SiteFoundation {
  const plain = Object.entries(site.volumeTypes).filter(([, { encrypted }]) => !encrypted);
  return {
    domainIds: idsOf("domain"),
    flavorIds: idsOf("flavor"),
    qosPolicyIds: idsOf("qos"),
    volumeTypeIds: Object.fromEntries(plain.map(([key]) => [key, `volume type: ${key}`])),
    ipv4PoolId: "the IPv4 pool",
    ipv6PoolId: "the IPv6 pool",
  } as unknown as SiteFoundation;
}

function madeSegment(name: string, routed: boolean): NetworkSegment {
  const ids = ["networkId", "ipv4SubnetId", "ipv6SubnetId", ...(routed ? ["routerId"] : [])];
  const made = ids.map((id) => [id, pulumi.output(`${name}.${id}`)]);
  return Object.fromEntries(made) as NetworkSegment;
}

/** The same with outputs replaced by their values. */
async function known(value: unknown): Promise<unknown> {
  if (pulumi.Output.isInstance(value)) {
    return new Promise((resolve) => {
      value.apply(resolve);
    });
  }
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map(known));
  const parts = Object.entries(value).map(async ([key, part]) => [key, await known(part)] as const);
  return Object.fromEntries(await Promise.all(parts));
}
