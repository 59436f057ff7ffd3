/**
 * What a site's program depends on in the files, as digests: one for each tenant, and one for what all tenants share.
 * If a digest is equal, the arguments of the components that it stands for are equal. Pure (docs/adr/0094).
 */
import { createHash } from "node:crypto";
import { copyEnds } from "../../estate/copies.ts";
import type { Estate } from "../../estate/estate.ts";
import { linksOf } from "../../estate/links.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { canonical } from "../../policies/digest.ts";
import { clusterPolicies } from "../../stacks/layers/baseline.ts";
import { mapValues } from "../../stacks/layers/foundation.ts";

/** By tenant key at this site, standbys of other sites included. */
export type TenantDigests = Readonly<Record<string, string>>;

/**
 * A digest for each tenant of an estate that has its standbys among its tenants: the tenant's own data, and everything
 * that its arguments take from elsewhere because it is this tenant. `today` decides which contracts are in force.
 */
export function tenantDigests(estate: Estate, today: string): TenantDigests {
  const { siteKey, standbys, arriving = [] } = estate;
  const links = linksOf(estate);
  const copies = Object.groupBy(copyEnds(estate), ({ tenant }) => tenant);
  const policies = clusterPolicies(estate, today);
  return mapValues(estate.tenants, (tenant, key) =>
    digestOf({
      tenant,
      standby: Object.hasOwn(standbys, key) ? standbys[key] : undefined,
      link: links[key],
      copies: copies[key],
      arriving: arriving.includes(key),
      policies: mapValues(tenant.clusters, (_, cluster) => {
        const policy = policies[`${siteKey}/${key}/${cluster}`];
        return policy && policyParameters(policy);
      }),
    }),
  );
}

/** The digest of what the tenants of a site share: the registry and the site's own files. */
export function sharedDigest(estate: Estate): string {
  const { tenants: _, standbys: __, arriving: ___, ...shared } = estate;
  return digestOf(shared);
}

/** The digest of plain data; the order of its keys does not count. */
export function digestOf(value: unknown): string {
  return createHash("sha256").update(canonical(value)).digest("hex");
}
