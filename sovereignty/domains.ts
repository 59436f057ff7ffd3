/** Host names compared by whole labels. */

/** The domain of a cluster's own names. */
export const CLUSTER_DOMAIN = "cluster.local";

/** Whether a host is a domain or below it; no folding: what is not written plainly is not under it. */
export function isUnderDomain(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
