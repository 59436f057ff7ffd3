/** The policy of one cluster: the registry's entries for its site, narrowed to its tenant. */
import { mergeCidr } from "cidr-tools";
import { contractsInForce, contractsOver, endpointsOf } from "./alliance/contracts.ts";
import type { Alliance } from "./alliance/model.ts";
import { PRIVATE } from "./values/addresses.ts";
import { oncePer } from "./values/once.ts";

/** Policy for every cluster of one site. Plain data; every list except `contracts` has at least one entry. */
export interface SitePolicy {
  /** Site key. */
  readonly site: string;
  /** Image registries, `host[:port][/path]`. */
  readonly registries: readonly string[];
  /** Domains that published host names end in. */
  readonly domains: readonly string[];
  /** Names of StorageClasses that claims may request. */
  readonly storageClasses: readonly string[];
  /** Cinder volume types a StorageClass may name. */
  readonly volumeTypes: readonly string[];
  /** Provisioners (CSI drivers) of volumes. */
  readonly provisioners: readonly string[];
  /** Prefixes of the site's addresses; an endpoint must be inside one of them. */
  readonly addresses: readonly string[];
  /**
   * Prefixes beyond the site that no public network leads to: private ones, and those of the alliance's other sites.
   */
  readonly government: readonly string[];
  /** The reach of each class of data beyond the site, `<class>:<egress>`. */
  readonly egress: readonly string[];
  /** Resolvers and name servers: addresses, prefixes or names. */
  readonly dns: readonly string[];
  /** Stores of logs, metrics and traces, and web proxies: the lists of the same names in the site's `destinations`. */
  readonly logs: readonly string[];
  readonly metrics: readonly string[];
  readonly traces: readonly string[];
  readonly proxy: readonly string[];
  /** The site's own backup stores: a copy there stays at the site, and needs no contract. */
  readonly backups: readonly string[];
  /** Endpoints of contracts in force: the only allowed targets of copies to other sites. May be empty. */
  readonly contracts: readonly string[];
}

/** Policy for one cluster of one tenant. */
export interface ClusterPolicy extends SitePolicy {
  /** Tenant key. */
  readonly tenant: string;
  /** Cluster key. */
  readonly cluster: string;
  /** ISO 3166-1 alpha-2 code of the tenant's owner. */
  readonly owner: string;
  /** The tenant's class of data. */
  readonly dataClass: string;
  /** Rank of the tenant's class; higher is more sensitive. */
  readonly rank: number;
  /** Classes a namespace may carry, by rank: never below the tenant's, and allowed at this site. */
  readonly classes: readonly string[];
  /** Namespaces that may have (internal) load balancers. May be empty. */
  readonly loadBalancers: readonly string[];
}

/** A cluster as the estate's files order it. */
export interface ClusterOrder {
  readonly site: string;
  readonly tenant: string;
  readonly cluster: string;
  readonly owner: string;
  readonly dataClass: string;
  /** Names of the namespaces granted load balancers. */
  readonly loadBalancers: readonly string[];
}

const policies = new WeakMap<Alliance, Map<string, SitePolicy>>();

/** The policy of one site on one day (`2026-11-24`); without a day no contract counts. */
export function sitePolicy(
  alliance: Alliance,
  site: string,
  today: string | undefined,
): SitePolicy {
  // Several rules need it for each resource, and it is the same for all of them.
  const known = policies.get(alliance) ?? new Map<string, SitePolicy>();
  policies.set(alliance, known);
  const key = `${site}/${today}`;
  const policy = known.get(key) ?? readSitePolicy(alliance, site, today);
  known.set(key, policy);
  return policy;
}

function readSitePolicy(alliance: Alliance, site: string, today: string | undefined): SitePolicy {
  const found = Object.hasOwn(alliance.sites, site) ? alliance.sites[site] : undefined;
  if (found === undefined) throw new Error(`site ${site} is not in the registry`);
  const { api: _, ...workloads } = found.workloads;
  const { backups, dns, logs, metrics, traces, proxy } = found.destinations;
  return {
    site,
    ...workloads,
    addresses: [...found.addresses.ipv4, ...found.addresses.ipv6],
    ...reachOf(alliance),
    backups,
    dns,
    logs,
    metrics,
    traces,
    proxy,
    contracts: endpointsOf(contractsInForce(alliance, site, today)),
  };
}

/** The reach of data; the same at every site. */
const reachOf = oncePer((alliance: Alliance): Pick<SitePolicy, "government" | "egress"> => {
  const sites = Object.values(alliance.sites).map(({ addresses }) => addresses);
  return {
    government: mergeCidr([...PRIVATE, ...sites.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6])]),
    egress: Object.entries(alliance.classes).flatMap(([name, { egress }]) =>
      egress.map((way) => `${name}:${way}`),
    ),
  };
});

/** The policy of one cluster; throws when the order names something that the registry does not know. */
export function clusterPolicy(
  alliance: Alliance,
  order: ClusterOrder,
  today: string | undefined,
): ClusterPolicy {
  const { site, owner, dataClass } = order;
  const policy = sitePolicy(alliance, site, today);
  const own = Object.hasOwn(alliance.classes, dataClass) ? alliance.classes[dataClass] : undefined;
  if (own === undefined) throw new Error(`class ${dataClass} is not in the registry`);
  const country = alliance.sites[site]?.country ?? "";
  const classes = Object.entries(alliance.classes)
    .filter(([, { rank }]) => rank >= own.rank)
    .filter(([, { services }]) => services?.includes("kubernetes") ?? true)
    .filter(([, { reside, process }]) =>
      [reside, process].every(
        (right) => Object.hasOwn(right, owner) && right[owner]?.includes(country),
      ),
    )
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([name]) => name);
  const contracts = endpointsOf(contractsOver(order, { alliance, site, today }));
  return { ...policy, ...order, rank: own.rank, classes, contracts };
}
