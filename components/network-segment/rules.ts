/** Checks and identity of security group rules. No Pulumi here. */
import { distanceOf } from "../../policies/values/addresses.ts";
import { checkKey, checkReach, type Problem } from "../checks.ts";
import type { RuleArgs } from "../rule-args.ts";

/** A rule to create, and the caller's keys that declare it. */
export interface DistinctRule {
  /**
   * Contains all that OpenStack compares, in characters valid in a resource name; so a rule keeps its identity under
   * another key.
   */
  readonly key: string;
  readonly rule: RuleArgs;
  readonly declaredBy: readonly string[];
}

/**
 * Traffic with which a port gets its addresses: OVN drops even the DHCP requests of a port whose group allows no
 * egress. Both ends stay on the host. The keys are in capitals, so that they never equal a caller's key.
 */
export const ADDRESSING: Readonly<Record<string, RuleArgs>> = {
  DHCP: {
    direction: "egress",
    ethertype: "IPv4",
    protocol: "udp",
    portMin: 67,
    portMax: 67,
    remoteCidr: "255.255.255.255/32",
  },
  DHCPv6: {
    direction: "egress",
    ethertype: "IPv6",
    protocol: "udp",
    portMin: 547,
    portMax: 547,
    remoteCidr: "ff02::1:2/128",
  },
};

/** Problems of the rules, all at once. */
export function checkRules(input: string, rules: Record<string, RuleArgs>): Problem[] {
  return Object.entries(rules).flatMap(([key, rule]) => [
    ...checkKey(`${input}.${key}`, key),
    ...checkPorts(`${input}.${key}`, rule),
    ...checkRemote(`${input}.${key}`, rule),
  ]);
}

/** Each rule once, by key. OpenStack answers 409 to the second of two equal rules. */
export function distinctRules(rules: Record<string, RuleArgs>): DistinctRule[] {
  const found = new Map<string, DistinctRule>();
  for (const [name, rule] of Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = canonicalKey(name, rule);
    const known = found.get(key);
    found.set(key, { key, rule, declaredBy: [...(known?.declaredBy ?? []), name] });
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Whether the other end is outside the private networks, so that the policies evaluate the data class that is opened.
 */
export function leavesPrivateSpace({ remoteCidr }: RuleArgs): boolean {
  return remoteCidr !== undefined && distanceOf(remoteCidr, []) === "internet";
}

/** Protocol and ports as Neutron stores them; any other form would show a change in every preview. */
export function asStored({ ethertype, protocol, portMin, portMax }: RuleArgs) {
  const name = protocol === "icmp" && ethertype === "IPv6" ? "ipv6-icmp" : protocol;
  const every = portMin === 1 && portMax === 65535;
  if (portMin === undefined || portMax === undefined || every) return { protocol: name };
  return { protocol: name, portRangeMin: portMin, portRangeMax: portMax };
}

function canonicalKey(name: string, rule: RuleArgs): string {
  const ports =
    rule.portMin === undefined
      ? []
      : [rule.portMin === rule.portMax ? `${rule.portMin}` : `${rule.portMin}-${rule.portMax}`];
  // The id of a group may not be known yet, so such a rule is identified by the caller's own key.
  const remote = rule.remoteCidr?.replaceAll(":", ".").replace("/", "-") ?? `group-${name}`;
  return [rule.direction, rule.ethertype.toLowerCase(), rule.protocol, ...ports, remote].join("-");
}

function checkPorts(input: string, rule: RuleArgs): Problem[] {
  const { protocol, portMin, portMax } = rule;
  if (protocol === "icmp") {
    return portMin === undefined && portMax === undefined
      ? []
      : [{ input: `${input}.portMin`, got: portMin ?? portMax, want: "no ports with icmp" }];
  }
  const wrong = Object.entries({ portMin, portMax }).filter(
    ([, port]) => port === undefined || !Number.isInteger(port) || port < 1 || port > 65535,
  );
  if (wrong.length > 0) {
    return wrong.map(([name, got]) => ({
      input: `${input}.${name}`,
      got,
      want: `a port from 1 to 65535 with ${protocol}`,
    }));
  }
  return Number(portMin) <= Number(portMax)
    ? []
    : [{ input: `${input}.portMax`, got: portMax, want: `${portMin} or more` }];
}

function checkRemote(input: string, rule: RuleArgs): Problem[] {
  const { ethertype, remoteCidr, remoteGroupId, openToInternet = false } = rule;
  if ((remoteCidr === undefined) === (remoteGroupId === undefined)) {
    const got = remoteCidr === undefined ? "none" : "both";
    return [{ input, got, want: "exactly one of remoteCidr and remoteGroupId" }];
  }
  if (remoteCidr === undefined) return [];
  const family = ethertype === "IPv4" ? 4 : 6;
  return checkReach(`${input}.remoteCidr`, remoteCidr, family, openToInternet);
}
