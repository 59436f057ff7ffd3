/** Host names compared by whole labels. */
import { parse } from "tldts";
import { governmentDomains } from "../alliance/members.ts";

/** The domain of a cluster's own names. */
export const CLUSTER_DOMAIN = "cluster.local";

/** Whether a host is a domain or below it; no folding: what is not written plainly is not under it. */
export function isUnderDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Whether names under a domain belong to whoever asks for them (`ml`, `gouv.ml`, `co.uk`, `github.io`): no site's own. */
export function isPublicSuffix(domain: string): boolean {
  return parse(domain, { allowPrivateDomains: true }).publicSuffix === domain;
}

/** Top-level domains that are nobody's, kept for examples and tests: RFC 2606. */
const RESERVED = ["example", "test"];

/** Top-level domains under which a name is nobody's own: each network has its own `internal`, the others are protocols'. */
const NEVER = ["arpa", "internal", "local", "onion"];

/** Whether a domain is under a top-level domain that names are registered in, or that is kept for examples. */
export function isRegistrable(domain: string): boolean {
  const { isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  const top = topOf(domain);
  if (NEVER.includes(top)) return false;
  return isIcann === true || isPrivate === true || RESERVED.includes(top);
}

/** Whether a domain is below one that is kept for the government of one of some countries, by their codes, or for examples. */
export function isGovernmental(domain: string, countries: readonly string[]): boolean {
  if (RESERVED.includes(topOf(domain))) return true;
  return governmentDomains(countries).some((kept) => domain.endsWith(`.${kept}`));
}

function topOf(domain: string): string {
  return domain.split(".").at(-1) ?? "";
}

/** Whether a host is one that a hosting company hands out to its customers. */
export function isPlatform(host: string): boolean {
  return parse(host, { allowPrivateDomains: true }).isPrivate === true;
}
