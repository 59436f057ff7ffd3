/** Translates a tenant's declared flows into the security-group rules of one segment. Pure. */
import type { SegmentRule } from "../../components/rules.ts";
import type { Estate, Flow, FlowEnd, Tenant } from "../estate/index.ts";

type Family = "IPv4" | "IPv6";

/**
 * Rules of one segment: an egress rule for each flow that starts in it, an ingress rule for each that ends in it,
 * one per address family and remote prefix. What no flow declares is dropped, both ways.
 */
export function segmentRules(
  estate: Estate,
  tenant: Tenant,
  segment: string,
): Record<string, SegmentRule> {
  const rules: Record<string, SegmentRule> = {};
  for (const [key, flow] of Object.entries(tenant.flows)) {
    if (flow.from === segment) Object.assign(rules, rulesOf(key, flow, "egress", flow.to));
    if (flow.to === segment) Object.assign(rules, rulesOf(key, flow, "ingress", flow.from));
  }
  return rules;

  function rulesOf(key: string, flow: Flow, direction: "egress" | "ingress", remote: FlowEnd) {
    const prefixes = prefixesOf(estate, tenant, remote);
    const named = prefixes.map((prefix, index) => {
      const name = prefixes.length > 2 ? `${key}-${direction}-${index}` : `${key}-${direction}`;
      return [`${name}-${familyOf(prefix).toLowerCase()}`, ruleOf(flow, direction, prefix, remote)];
    });
    return Object.fromEntries(named);
  }
}

function ruleOf(
  flow: Flow,
  direction: "egress" | "ingress",
  prefix: string,
  remote: FlowEnd,
): SegmentRule {
  const ethertype = familyOf(prefix);
  const protocol = flow.protocol === "icmp" && ethertype === "IPv6" ? "ipv6-icmp" : flow.protocol;
  return {
    direction,
    ethertype,
    protocol,
    ...portsOf(flow),
    remoteCidr: prefix,
    ...(remote === "internet" ? { openToInternet: true } : {}),
  };
}

/** First and last port of a flow; none for ICMP. */
function portsOf(flow: Flow): { portMin?: number; portMax?: number } {
  if (flow.ports === undefined) return {};
  const [first = 0, last = first] = String(flow.ports).split("-").map(Number);
  return { portMin: first, portMax: last };
}

/** The prefixes behind one end of a flow: of a segment, of a site service, or of whatever a reach leads to. */
function prefixesOf(estate: Estate, tenant: Tenant, end: FlowEnd): readonly string[] {
  if (typeof end === "object") return [end.cidr];
  const { services, externalNetworks } = estate.site;
  if (end === "proxy") return services.proxy;
  if (end === "dns") return services.dns.map(hostPrefix);
  const segment = tenant.segments[end];
  if (segment !== undefined) return [segment.ipv4, segment.ipv6];
  return Object.values(externalNetworks)
    .filter((network) => network.reach === end)
    .flatMap((network) => [...network.prefixes.ipv4, ...network.prefixes.ipv6]);
}

function hostPrefix(address: string): string {
  return address.includes(":") ? `${address}/128` : `${address}/32`;
}

function familyOf(prefix: string): Family {
  return prefix.includes(":") ? "IPv6" : "IPv4";
}
