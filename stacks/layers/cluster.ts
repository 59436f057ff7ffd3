/** Estate + project + segment → arguments of one Kubernetes cluster. It creates no resource. */
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

/** The arguments of one cluster: from the site's offer, and from its tenant's file. */
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
      // Magnum only takes IPv4 addresses, and the nodes' subnet is IPv4.
      dnsServers: site.services.dns.filter((address) => !address.includes(":")),
    },
    network: {
      // Known once the segment is attached to its router: without a route to the API's network a cluster cannot start.
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
 * Connections of a cluster, and the resources it is created after. A component's own `dependsOn` does not reach its
 * children, and a server ordered before its flavor is granted fails permanently.
 */
export function clusterOptions(
  project: TenantProject,
  segment: NetworkSegment,
): pulumi.ComponentResourceOptions {
  if (project.connection === undefined)
    throw new Error("a tenant with a cluster has no service account"); // already checked
  const dependsOn = [project, segment];
  return {
    providers: [project.connection],
    transformations: [
      ({ props, opts }) => ({ props, opts: pulumi.mergeOptions(opts, { dependsOn }) }),
    ],
  };
}

/** The site's offer; the check guarantees one where there is a cluster. */
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
