/** What the kinds of Neutron have in common. */
import { collection, type Kind } from "../kind.ts";

export const SERVICE = "network";
export const PAGE = "?limit=500";

export function listed(path: string, key: string): Kind["list"] {
  return collection(SERVICE, `/v2.0/${path}${PAGE}`, key);
}

export const common = { name: "name", description: "description", tags: "tags" } as const;
export const owned = { ...common, tenantId: "project_id" } as const;
