/** Names of users and groups inside a cluster. */

/**
 * Prefix of the identity provider's users and groups inside a cluster, so that none can pass for one of the cluster's
 * own.
 */
export const OIDC_PREFIX = "oidc:";

/** The name of a tenant's group in its clusters. */
export function groupName({ site, tenant }: { site: string; tenant: string }, key: string): string {
  return `${OIDC_PREFIX}${site}-${tenant}-${key}`;
}
