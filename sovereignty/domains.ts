/** Host names compared by whole labels. */
import { parse } from "tldts";

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

/** Top-level domains that nobody registers names under, and that are no network's own protocol: RFC 2606, and ICANN's for private use. */
const UNREGISTERED = ["example", "internal"];

/** Whether a domain is under a top-level domain that names are registered in, or that is free for one's own. */
export function isRegistrable(domain: string): boolean {
  const { isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  const top = domain.split(".").at(-1) ?? "";
  if (top === "onion") return false; // listed, and another network's
  return isIcann === true || isPrivate === true || UNREGISTERED.includes(top);
}

/** Whether a host is one that a hosting company hands out to its customers. */
export function isPlatform(host: string): boolean {
  return parse(host, { allowPrivateDomains: true }).isPrivate === true;
}
