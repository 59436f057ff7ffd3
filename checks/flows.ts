/** Every declared flow can pass: its ends exist, its ports make sense, a router connects its ends. */

import { eachTenant, type TenantContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { Path } from "../estate/load/source.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import type { Flow, Tenant } from "../estate/model/index.ts";
import { PLACES } from "../estate/model/index.ts";
import {
  type End,
  gatewayOf,
  hostPrefix,
  portRange,
  resolveEnd,
  routerOwner,
} from "../estate/topology.ts";
import { choice } from "../output/nearest.ts";
import { isInside } from "../policies/values/addresses.ts";
import { hostBits } from "./address-plans.ts";
import { FLOWS } from "./messages/flows.ts";

export const flows = eachTenant((context) =>
  Object.entries(context.tenant.data.flows).flatMap(([name, flow]) => {
    const path = ["flows", name];
    return [...ends(context, path, flow), ...portIssues(context, path, flow)];
  }),
);

function ends(context: TenantContext, path: Path, flow: Flow): Issue[] {
  const { tenant } = context;
  const [from, to] = [resolveEnd(flow.from, tenant.data), resolveEnd(flow.to, tenant.data)];
  const segments = Object.keys(tenant.data.segments);
  if (from === undefined || to === undefined) {
    const allowed = [...segments, ...PLACES];
    return (["from", "to"] as const)
      .filter((side) => resolveEnd(flow[side], tenant.data) === undefined)
      .map((side) => unknownEnd(context, [...path, side], String(flow[side]), allowed));
  }
  return [
    ...(from.kind === "cidr" ? cidrIssues(context, [...path, "from", "cidr"], from.cidr) : []),
    ...(to.kind === "cidr" ? cidrIssues(context, [...path, "to", "cidr"], to.cidr) : []),
    ...reachable(context, path, from, to),
  ];
}

/** An end that names neither a segment nor a place; if it is another tenant's name, lists that tenant's prefixes. */
function unknownEnd(context: TenantContext, path: Path, got: string, allowed: string[]): Issue {
  const { site, tenant, tenants } = context;
  const at = tenant.at(path);
  if (got === "ntp") {
    const prefixes = choice(site.data.services.ntp.map(hostPrefix));
    return issue(at, FLOWS.flowToNtp, { got, allowed: prefixes });
  }
  const other = tenants.get(got.split(/[/.]/)[0] ?? "")?.data;
  // A prefix of another class would be denied as well.
  if (other === undefined || other.dataClass !== tenant.data.dataClass) {
    return issue(at, REFERENCES.unknownReference, { got, allowed: choice(allowed, got) });
  }
  const segments = Object.values(other.segments).flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  return issue(at, FLOWS.flowToTenant, { got, allowed: choice(segments) });
}

function reachable({ tenant, site }: TenantContext, path: Path, from: End, to: End): Issue[] {
  const at = tenant.at(path);
  if (from.kind === "segment" && to.kind === "segment") {
    const owner = routerOwner(tenant.data, from.segment);
    const joined = owner !== undefined && owner === routerOwner(tenant.data, to.segment);
    if (from.segment === to.segment || joined || dangling(tenant.data, from, to)) return [];
    return [issue(at, FLOWS.noSharedRouter, { from: from.segment, to: to.segment })];
  }
  const inside = from.kind === "segment" ? from : to;
  const outside = from.kind === "segment" ? to : from;
  if (inside.kind !== "segment") {
    const allowed = choice(Object.keys(tenant.data.segments));
    return [issue(at, FLOWS.noSegmentInFlow, { from: show(from), to: show(to), allowed })];
  }
  // Without its own reach (a site service, a prefix), any gateway is sufficient.
  const reach = outside.kind === "place" ? outside.place : undefined;
  const leads = Object.entries(site.data.externalNetworks)
    .filter(
      ([, network]) => network.reach === reach || !["government", "internet"].includes(reach ?? ""),
    )
    .map(([name]) => name);
  const gateway = gatewayOf(tenant.data, inside.segment);
  const named = gateway === undefined || Object.hasOwn(site.data.externalNetworks, gateway);
  if (!named || dangling(tenant.data, inside)) return [];
  if (gateway !== undefined && leads.includes(gateway)) return [];
  return [
    issue(at, FLOWS.noGateway, {
      segment: inside.segment,
      place: show(outside),
      allowed: choice(leads),
    }),
  ];
}

/** Whether a segment names an unknown router: that is reported by another check, and nothing follows from it. */
function dangling(tenant: Tenant, ...ends: Extract<End, { kind: "segment" }>[]): boolean {
  return ends.some(({ segment }) => {
    const owner = routerOwner(tenant, segment);
    return owner !== undefined && tenant.segments[owner]?.router === undefined;
  });
}

/** A prefix outside the alliance's plan would bypass "government" and "internet". */
export function cidrIssues({ alliance, tenant }: TenantContext, path: Path, got: string): Issue[] {
  const plan = Object.values(alliance.data.sites).flatMap(({ addresses }) => [
    ...addresses.ipv4,
    ...addresses.ipv6,
  ]);
  const at = tenant.at(path);
  const inside = isInside(got, plan);
  return [
    ...hostBits(at, got),
    ...(inside ? [] : [issue(at, FLOWS.cidrOutsideAlliance, { got, allowed: choice(plan) })]),
  ];
}

/** Ports that make sense for the protocol. */
export function portIssues(
  { tenant }: TenantContext,
  path: Path,
  { protocol, ports }: Pick<Flow, "protocol" | "ports">,
): Issue[] {
  const range = portRange(ports);
  if (protocol === "icmp") {
    if (range === undefined) return [];
    return [issue(tenant.at([...path, "ports"]), FLOWS.portsForIcmp, { ports: String(ports) })];
  }
  if (range === undefined) return [issue(tenant.at(path), FLOWS.portsMissing, { protocol })];
  if (range.first >= 1 && range.first <= range.last && range.last <= 65535) return [];
  return [issue(tenant.at([...path, "ports"]), FLOWS.portsOrder, { got: String(ports) })];
}

function show(end: End): string {
  return end.kind === "segment" ? end.segment : end.kind === "place" ? end.place : end.cidr;
}
