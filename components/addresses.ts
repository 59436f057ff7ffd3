/** The division of a site's address space into tenants' subnets. No Pulumi here. */
import { expandCidr, mergeCidr } from "cidr-tools";
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

/** The router's address in a subnet: the first after the network's own, as Neutron chooses it. */
export function gatewayIn(cidr: string): string {
  const [, first = ""] = expandCidr(cidr); // read one by one
  return first;
}

/** Addresses of name servers by family: a subnet only takes those of its own. */
export function byFamily(addresses: readonly string[]): Record<Family, string[]> {
  return {
    4: addresses.filter((address) => !address.includes(":")),
    6: addresses.filter((address) => address.includes(":")),
  };
}
