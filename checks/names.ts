/** A name on the cloud is unique: otherwise a plain volume type could pass for an encrypted one. */

import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { REACHES } from "../estate/model/index.ts";

export function cloudNames({ site }: SiteContext): Issue[] {
  const prefix = `${site.data.site}-platform-`;
  return (["externalNetworks", "volumeTypes"] as const).flatMap((part) => {
    const keyOf = new Map<string, string>();
    return Object.entries(site.data[part])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, entry]) => {
        if (!("name" in entry)) return []; // the estate itself names it
        const { name } = entry;
        const at = site.at([part, key, "name"]);
        const other = keyOf.get(folded(name));
        keyOf.set(folded(name), other ?? key);
        if (other !== undefined) return [issue(at, REFERENCES.cloudNameTwice, { name, other })];
        const own = part === "volumeTypes" && folded(name).startsWith(prefix);
        return own ? [issue(at, REFERENCES.ownVolumeType, { name, prefix })] : [];
      });
  });
}

/**
 * A network named after a reach has that reach: otherwise the internet could pass for the government's network.
 */
export function networkNames({ site }: SiteContext): Issue[] {
  return Object.entries(site.data.externalNetworks).flatMap(([key, { name, reach }]) => {
    const said = REACHES.find((word) => word !== reach && [key, folded(name)].includes(word));
    if (said === undefined) return [];
    return [
      issue(site.at(["externalNetworks", key, "reach"]), REFERENCES.otherReach, {
        got: reach,
        expected: said,
      }),
    ];
  });
}

/** Clouds compare names without regard to case and trailing spaces. */
function folded(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** Names reserved by the platform, the cloud and the clusters; in the second list also as prefixes. */
const RESERVED = ["admin", "default", "service", "system"];
const PREFIXES = ["platform", "aes-estate", "kube"];

/** No tenant has a name that the estate, or the cloud, uses itself. */
export function reservedTenants({ tenants }: SiteContext): Issue[] {
  return [...tenants].flatMap(([got, tenant]) => {
    const whole = [...RESERVED, ...PREFIXES].includes(got);
    if (!whole && !PREFIXES.some((prefix) => got.startsWith(`${prefix}-`))) return [];
    const allowed = [...RESERVED, ...PREFIXES].join(", ");
    return [issue(tenant.at(["tenant"]), REFERENCES.reservedTenant, { got, allowed })];
  });
}

/**
 * No tenant's key is the prefix of another's: the prefix of a group's name identifies its tenant, so the people of
 * `tax` could give rights to a group of `tax-east` (policies/admission/access-guard.ts).
 */
export function tenantNames({ tenants }: SiteContext): Issue[] {
  return [...tenants].flatMap(([key, tenant]) => {
    const other = beginningsOf(key).find((shorter) => tenants.has(shorter));
    if (other === undefined) return [];
    return [issue(tenant.at(["tenant"]), REFERENCES.tenantWithinName, { got: key, other })];
  });
}

/** The parts of a key before each of its hyphens, shortest first. */
function beginningsOf(key: string): string[] {
  return [...key.matchAll(/-/g)].map(({ index }) => key.slice(0, index));
}
