/** Host names compared by whole labels. */
import { parse } from "tldts";
import { governmentDomains } from "../alliance/members.ts";

/** The domain of a cluster's own names. */
export const CLUSTER_DOMAIN = "cluster.local";

/** Whether a host is a domain or below it; case is not folded, so an unusual spelling is not below the domain. */
export function isUnderDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/**
 * Whether anyone can register names under a domain (`ml`, `gouv.ml`, `co.uk`, `github.io`): such a domain cannot be a
 * site's.
 */
export function isPublicSuffix(domain: string): boolean {
  return parse(domain, { allowPrivateDomains: true }).publicSuffix === domain;
}

/** Top-level domains reserved for examples and tests: RFC 2606. */
const RESERVED = ["example", "test"];

/**
 * Top-level domains in which a name has no single owner: every network has its own `internal`, protocols use the
 * others.
 */
const NEVER = ["arpa", "internal", "local", "onion"];

/** Whether a domain is under a top-level domain that is open to registration, or reserved for examples. */
export function isRegistrable(domain: string): boolean {
  const { isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  const top = topOf(domain);
  if (NEVER.includes(top)) return false;
  return isIcann === true || isPrivate === true || RESERVED.includes(top);
}

/** Whether a domain is below one reserved for the government of one of the countries (by code), or for examples. */
export function isGovernmental(domain: string, countries: readonly string[]): boolean {
  if (RESERVED.includes(topOf(domain))) return true;
  return governmentDomains(countries).some((kept) => domain.endsWith(`.${kept}`));
}

function topOf(domain: string): string {
  return domain.split(".").at(-1) ?? "";
}

/** Whether a host is one that a hosting company gives to its customers. */
export function isPlatform(host: string): boolean {
  return parse(host, { allowPrivateDomains: true }).isPrivate === true;
}
