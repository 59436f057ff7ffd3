/** Translates a tenant's declared flows into the security-group rules of one segment. Pure. */
import type { Direction, RuleArgs } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Flow, Tenant } from "../../estate/model/index.ts";
import { portRange, prefixesOf, resolveEnd } from "../../estate/topology.ts";

/**
 * Rules of one segment: egress for each flow that starts in it, ingress for each that ends in it, one per prefix of the
 * other end. Undeclared traffic is dropped, both ways.
 */
export function segmentRules(
  { site }: Estate,
  tenant: Tenant,
  segment: string,
): Record<string, RuleArgs> {
  const rules: Record<string, RuleArgs> = {};
  for (const [key, flow] of Object.entries(tenant.flows)) {
    if (flow.from === segment) add(key, flow, "egress", flow.to);
    if (flow.to === segment) add(key, flow, "ingress", flow.from);
  }
  return rules;

  function add(key: string, flow: Flow, direction: Direction, remote: Flow["from"]): void {
    const end = resolveEnd(remote, tenant);
    if (end === undefined) throw new Error(`flow ${key} ends nowhere`); // the check has rejected it before
    const openToInternet = end.kind === "place" && end.place === "internet";
    for (const [index, prefix] of prefixesOf(end, tenant, site).entries()) {
      rules[`${key}-${direction}-${index}`] = ruleOf(flow, direction, prefix, openToInternet);
    }
  }
}

function ruleOf(
  flow: Flow,
  direction: Direction,
  prefix: string,
  openToInternet: boolean,
): RuleArgs {
  const ports = portRange(flow.ports);
  return {
    direction,
    ethertype: prefix.includes(":") ? "IPv6" : "IPv4",
    protocol: flow.protocol,
    ...(ports === undefined ? {} : { portMin: ports.first, portMax: ports.last }),
    remoteCidr: prefix,
    ...(openToInternet ? { openToInternet } : {}),
  };
}
