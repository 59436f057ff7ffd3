/** Who people are inside a cluster. */

/** What users and groups of the identity provider are called inside, so that none is taken for one of the cluster's own. */
export const OIDC_PREFIX = "oidc:";

/** Who a group of a tenant is in its clusters. */
export function groupName({ site, tenant }: { site: string; tenant: string }, key: string): string {
  return `${OIDC_PREFIX}${site}-${tenant}-${key}`;
}
