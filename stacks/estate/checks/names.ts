/** A name on the cloud means one thing: or a plain volume type could pass for an encrypted one. */
import { type Issue, issue } from "../issue.ts";
import type { SiteContext } from "./context.ts";

export function cloudNames({ site }: SiteContext): Issue[] {
  return (["externalNetworks", "volumeTypes"] as const).flatMap((part) => {
    const keyOf = new Map<string, string>();
    return Object.entries(site.data[part])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, entry]) => {
        if (!("name" in entry)) return []; // the estate names it itself
        const { name } = entry;
        const other = keyOf.get(name);
        keyOf.set(name, other ?? key);
        if (other === undefined) return [];
        return [issue(site.at([part, key, "name"]), "cloudNameTwice", { name, other })];
      });
  });
}

/**
 * No tenant's key continues another's: whose a group is, is told by the beginning of its name, so the people of `tax`
 * could give rights to a group of `tax-east` (sovereignty/admission/access-guard.ts).
 */
export function tenantNames({ tenants }: SiteContext): Issue[] {
  return [...tenants].flatMap(([key, tenant]) => {
    const other = [...tenants.keys()].find((shorter) => key.startsWith(`${shorter}-`));
    if (other === undefined) return [];
    return [issue(tenant.at(["tenant"]), "tenantWithinName", { got: key, other })];
  });
}
