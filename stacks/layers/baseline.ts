/** Estate → arguments of one cluster's baseline: its policy parameters, its namespaces, its storage classes. Pure. */
import { type BaselineObject, baselineObjects } from "../../components/cluster-baseline/objects.ts";
import {
  type ClusterBaselineArgs,
  Direction,
  type FlowArgs,
  type NamespaceArgs,
} from "../../components/index.ts";
import { storageTypes } from "../../estate/clusters.ts";
import type { Estate } from "../../estate/estate.ts";
import type {
  Cluster,
  Namespace,
  Tenant,
  WorkloadFlow,
  WorkloadPeer,
} from "../../estate/model/index.ts";
import { portRange, prefixesOf } from "../../estate/topology.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { type ClusterPolicy, clusterPolicy } from "../../policies/cluster-policy.ts";
import type { Settings } from "../settings.ts";
import { offerOf } from "./cluster.ts";
import { entryOf, mapValues } from "./foundation.ts";

/** The baseline of one cluster, with its policy parameters from `clusterPolicies`. */
export function baselineArgs(
  estate: Estate,
  settings: Pick<Settings, "rehearsal">,
  tenantKey: string,
  key: string,
  policy: ClusterPolicy,
): ClusterBaselineArgs {
  const tenant = entryOf(estate.tenants, tenantKey);
  const cluster = entryOf(tenant.clusters, key);
  const types = storageTypes(tenant.volumeTypes, estate.site, estate.allianceSite);
  const flows = namespaceFlows(estate, tenant, cluster);
  return {
    ...whose(estate, tenantKey, key),
    rehearsal: settings.rehearsal,
    policy: policyParameters(policy),
    namespaces: mapValues(cluster.namespaces, (namespace, name) =>
      namespaceArgs(namespace, flows[name] ?? {}),
    ),
    storageClasses: Object.fromEntries(
      types.map(({ key, name }, index) => [key, { volumeType: name, default: index === 0 }]),
    ),
    podSecurityVersion: `v${offerOf(estate).podSecurityVersion}`,
  };
}

export type { BaselineObject };

/** The objects of one cluster's baseline, as plain data. */
export function orderedObjects(...args: Parameters<typeof baselineArgs>): BaselineObject[] {
  return baselineObjects(baselineArgs(...args));
}

/**
 * Policy parameters on one day (`2026-11-24`) for every cluster that the site's tenants ordered, by
 * `<site>/<tenant>/<cluster>`: the guard evaluates with them and the baselines install them. A contract is valid from
 * its first day to its last.
 */
export function clusterPolicies(estate: Estate, today: string): Record<string, ClusterPolicy> {
  return Object.fromEntries(
    Object.entries(estate.tenants).flatMap(([tenant, { clusters }]) =>
      Object.keys(clusters).map((key) => [
        `${estate.siteKey}/${tenant}/${key}`,
        policyFor(estate, tenant, key, today),
      ]),
    ),
  );
}

function policyFor(estate: Estate, tenantKey: string, key: string, today: string): ClusterPolicy {
  const cluster = entryOf(entryOf(estate.tenants, tenantKey).clusters, key);
  const order = {
    ...whose(estate, tenantKey, key),
    loadBalancers: withLoadBalancers(cluster),
  };
  return clusterPolicy(estate.alliance, order, today);
}

function whose(estate: Estate, tenantKey: string, cluster: string) {
  const { owner, dataClass } = entryOf(estate.tenants, tenantKey);
  return { site: estate.siteKey, tenant: tenantKey, cluster, owner, dataClass };
}

function withLoadBalancers({ namespaces }: Cluster): string[] {
  const granted = Object.entries(namespaces).filter(
    ([, namespace]) => namespace.internalLoadBalancer,
  );
  return granted.map(([name]) => name).sort();
}

function namespaceArgs(namespace: Namespace, flows: Record<string, FlowArgs>): NamespaceArgs {
  const { podSecurity, access, quota, openWithin } = namespace;
  return { podSecurity, access: { ...access }, quota: { ...quota }, openWithin, flows };
}

/**
 * Flows of each namespace as its pods see them. A flow between two namespaces is declared once and opened at both ends;
 * a flow to several prefixes becomes one per prefix.
 */
export function namespaceFlows(
  { site }: Estate,
  tenant: Tenant,
  cluster: Cluster,
): Record<string, Record<string, FlowArgs>> {
  const flows: Record<string, Record<string, FlowArgs>> = {};
  for (const [name, namespace] of Object.entries(cluster.namespaces)) {
    for (const [key, flow] of Object.entries(namespace.flows)) {
      const direction = flow.from === undefined ? Direction.Egress : Direction.Ingress;
      const peer = flow.from ?? flow.to;
      if (peer === undefined) throw new Error(`flow ${key} ends nowhere`); // the check has verified its shape
      if (typeof peer === "string") {
        add(name, key, { ...ends(flow, direction), remoteNamespace: peer });
        add(peer, `${name}-${key}`, { ...ends(flow, opposite(direction)), remoteNamespace: name });
      } else {
        for (const [index, remoteCidr] of remotes(peer).entries()) {
          add(name, `${key}-${index}`, { ...ends(flow, direction), remoteCidr });
        }
      }
    }
  }
  return flows;

  function remotes(peer: Exclude<WorkloadPeer, string>): readonly string[] {
    if ("cidr" in peer) return [peer.cidr];
    if ("place" in peer) return prefixesOf({ kind: "place", place: peer.place }, tenant, site);
    return prefixesOf({ kind: "segment", segment: peer.segment }, tenant, site);
  }

  function add(namespace: string, key: string, flow: FlowArgs): void {
    flows[namespace] ??= {};
    if (key in flows[namespace])
      throw new Error(`two flows of ${namespace} come to be named ${key}`);
    flows[namespace][key] = flow;
  }
}

function ends({ protocol, ports }: WorkloadFlow, direction: Direction) {
  const { first, last } = portRange(ports) ?? { first: Number.NaN, last: Number.NaN };
  return { direction, protocol, portMin: first, ...(last === first ? {} : { portMax: last }) };
}

function opposite(direction: Direction): Direction {
  return direction === Direction.Egress ? Direction.Ingress : Direction.Egress;
}
