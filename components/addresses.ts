/** The division of a site's address space into tenants' subnets. No Pulumi here. */
import { mergeCidr, parseCidr } from "cidr-tools";
import { stringifyIp } from "ip-bigint";
import { checkNetwork, type Family, type Problem } from "./checks.ts";

/** Prefix lengths of a tenant's subnet: shortest, usual and longest; IPv6 hosts expect 64. */
export function prefixLengths(family: Family) {
  return family === 4
    ? { minPrefixlen: 16, defaultPrefixlen: 26, maxPrefixlen: 29 }
    : { minPrefixlen: 64, defaultPrefixlen: 64, maxPrefixlen: 64 };
}

/** Problems of a tenant's subnet: it must be a network that the pool can give out. */
export function checkSubnet(input: string, cidr: string, family: Family): Problem[] {
  const malformed = checkNetwork(input, cidr, family);
  if (malformed.length > 0) return malformed;
  const length = Number(cidr.split("/")[1]);
  const { minPrefixlen: min, maxPrefixlen: max } = prefixLengths(family);
  const want = min === max ? `a /${min}` : `a prefix from /${min} to /${max}`;
  return length < min || length > max ? [{ input, got: cidr, want }] : [];
}

/**
 * Prefixes as Neutron stores them: neighbours joined, in order. Any other form would show a change after each refresh.
 */
export function storedPrefixes(prefixes: readonly string[]): string[] {
  return mergeCidr([...prefixes]);
}

/**
 * The addresses of a subnet as Neutron divides one that has a router: the first after the network's own is the router's,
 * all others are for ports, except IPv4's broadcast address.
 */
export function divided(cidr: string): { gateway: string; pool: { start: string; end: string } } {
  const { start, end, version } = parseCidr(cidr);
  const text = (number: bigint) => stringifyIp({ number, version });
  const last = version === 4 ? end - 1n : end;
  return { gateway: text(start + 1n), pool: { start: text(start + 2n), end: text(last) } };
}

/** Addresses of name servers by family: a subnet only takes those of its own. */
export function byFamily(addresses: readonly string[]): Record<Family, string[]> {
  return {
    4: addresses.filter((address) => !address.includes(":")),
    6: addresses.filter((address) => address.includes(":")),
  };
}
