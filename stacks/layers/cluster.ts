/** Estate + project + segment → arguments of one Kubernetes cluster. No resource is made here. */
import * as pulumi from "@pulumi/pulumi";
import type {
  KubernetesClusterArgs,
  NetworkSegment,
  PoolArgs,
  TenantProject,
} from "../../components/index.ts";
import { hasApiAllowList } from "../../estate/clusters.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Kubernetes, Pool } from "../../estate/model/index.ts";
import type { Settings } from "../settings.ts";
import { entryOf, mapValues } from "./foundation.ts";
import { keeping } from "./protection.ts";

/** What one cluster is made of: the site's offer, and what its tenant's file asks for. */
export function clusterArgs(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  key: string,
  project: TenantProject,
  segments: Readonly<Record<string, NetworkSegment>>,
): KubernetesClusterArgs {
  const { site, siteKey } = estate;
  const tenant = entryOf(estate.tenants, tenantKey);
  const cluster = entryOf(tenant.clusters, key);
  const offer = offerOf(estate);
  const { networkId, ipv4SubnetId, routerId } = entryOf(segments, cluster.segment);
  const flavor = (name: string) => `${siteKey}-platform-${name}`;
  return {
    site: siteKey,
    tenant: tenantKey,
    cluster: key,
    owner: tenant.owner,
    dataClass: tenant.dataClass,
    rehearsal: settings.rehearsal,
    ...keeping(estate, tenantKey, cluster),
    version: cluster.version,
    magnum: {
      driver: offer.driver,
      image: entryOf(offer.versions, cluster.version).image,
      // Magnum takes IPv4 addresses only, and so are those of the nodes' subnet.
      dnsServers: site.services.dns.filter((address) => !address.includes(":")),
    },
    network: {
      // Known once the segment is attached to its router: without a way to the API's network no cluster comes up.
      networkId: pulumi.all([networkId, routerId]).apply(([id]) => id),
      subnetId: ipv4SubnetId,
      externalNetworkId: entryOf(project.externalNetworkIds, offer.apiNetwork),
    },
    controlPlane: {
      flavor: flavor(cluster.controlPlane.flavor),
      count: cluster.controlPlane.count,
    },
    pools: mapValues(cluster.pools, (pool) => poolArgs(pool, flavor(pool.flavor))),
    apiFloatingIp: hasApiAllowList(site),
    apiAccess: [...(cluster.apiAccess ?? [])],
    volume: { ...offer.volume, type: nameOfType(estate, offer.volume.type) },
    mirrors: {
      containers: offer.registry,
      ...("chartVersion" in offer ? { chartVersion: offer.chartVersion } : {}),
    },
    oidc: { ...offer.oidc },
  };
}

/**
 * How a cluster is connected, and after what it is made. A component's own `dependsOn` does not reach its children,
 * and a server ordered before its flavor is granted fails for good.
 */
export function clusterOptions(
  project: TenantProject,
  segment: NetworkSegment,
): pulumi.ComponentResourceOptions {
  if (project.connection === undefined) throw new Error("a tenant with a cluster has no robot"); // the check refused it
  const dependsOn = [project, segment];
  return {
    providers: [project.connection],
    transformations: [
      ({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { dependsOn }) }),
    ],
  };
}

/** What the site offers; the check promised that there is an offer where there is a cluster. */
export function offerOf({ site, siteKey }: Estate): Kubernetes {
  if (site.kubernetes === undefined) throw new Error(`site ${siteKey} offers no Kubernetes`);
  return site.kubernetes;
}

function poolArgs({ zone, count, autoscale }: Pool, flavor: string): PoolArgs {
  return {
    flavor,
    ...(zone === undefined ? {} : { zone }),
    ...(count === undefined ? {} : { count }),
    ...(autoscale === undefined ? {} : { autoscale: { ...autoscale } }),
  };
}

function nameOfType({ site }: Estate, key: string): string {
  const type = entryOf(site.volumeTypes, key);
  if (!type.encrypted) throw new Error(`volume type ${key} is not encrypted`);
  return type.name;
}
