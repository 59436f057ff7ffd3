/** A namespace's flows can pass: their other end exists and is reachable from the nodes' segment. */

import { known, type TenantContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { Path } from "../estate/load/source.ts";
import type { Cluster, Namespace, WorkloadPeer } from "../estate/model/index.ts";
import { gatewayOf, routerOwner } from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { cidrIssues, portIssues } from "./flows.ts";
import { FLOWS } from "./messages/flows.ts";

/** Problems of one namespace's flows. */
export function workloadFlows(
  context: TenantContext,
  path: Path,
  cluster: Cluster,
  { flows }: Namespace,
): Issue[] {
  return Object.entries(flows).flatMap(([name, flow]) => {
    const at = [...path, name];
    return (["from", "to"] as const).flatMap((side) => {
      const peer = flow[side];
      if (peer === undefined) return [];
      return [...end(context, [...at, side], cluster, peer), ...portIssues(context, at, flow)];
    });
  });
}

function end(context: TenantContext, path: Path, cluster: Cluster, peer: WorkloadPeer): Issue[] {
  if (typeof peer === "string") return known(context, path, peer, cluster.namespaces);
  if ("segment" in peer) return segment(context, path, cluster, peer.segment);
  if ("cidr" in peer) return cidrIssues(context, [...path, "cidr"], peer.cidr);
  return place(context, [...path, "place"], cluster, peer.place);
}

function segment(context: TenantContext, path: Path, cluster: Cluster, to: string): Issue[] {
  const { tenant } = context;
  const { segments } = tenant.data;
  const unknown = known(context, [...path, "segment"], to, segments);
  if (unknown.length > 0 || !Object.hasOwn(segments, cluster.segment)) return unknown;
  const owner = routerOwner(tenant.data, cluster.segment);
  const joined = owner !== undefined && owner === routerOwner(tenant.data, to);
  if (to === cluster.segment || joined) return [];
  return [issue(tenant.at(path), FLOWS.noSharedRouter, { from: cluster.segment, to })];
}

/** Any gateway reaches the site's proxy; only one with the reach `government` reaches the administration. */
function place(context: TenantContext, path: Path, cluster: Cluster, to: string): Issue[] {
  const { site, tenant } = context;
  const gateway = gatewayOf(tenant.data, cluster.segment);
  const networks = Object.entries(site.data.externalNetworks);
  const leads = networks
    .filter(([, { reach }]) => to === "proxy" || reach === to)
    .map(([name]) => name);
  if (gateway === undefined || leads.includes(gateway)) return []; // without a gateway, the cluster itself is reported
  const values = { segment: cluster.segment, place: to, allowed: choice(leads) };
  return [issue(tenant.at(path), FLOWS.noGateway, values)];
}
