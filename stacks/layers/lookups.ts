/**
 * Ids of resources that the site's operator created: roles and external networks. Looked up by name, before any
 * resource.
 */
import * as openstack from "@pulumi/openstack";
import type { Estate } from "../../estate/estate.ts";
import { gatewaysOf, rolesOf } from "../../estate/topology.ts";
import type { Settings } from "../settings.ts";
import { entryOf, mapValues } from "./foundation.ts";

/** Ids by the names and keys the estate uses. */
export interface Lookups {
  /** Role ids by role name: those that at least one tenant of the site uses. */
  readonly roles: Readonly<Record<string, string>>;
  /** Network ids by key of the site's external networks: those in which at least one segment has a gateway. */
  readonly externalNetworks: Readonly<Record<string, string>>;
}

/** Queries the cloud, or returns placeholders in a preview without one. */
export async function lookUp(
  estate: Estate,
  settings: Settings,
  provider: openstack.Provider,
): Promise<Lookups> {
  const tenants = Object.values(estate.tenants);
  const roles = tenants.flatMap(rolesOf);
  const gateways = tenants.flatMap(gatewaysOf);
  if (settings.offline) {
    return {
      roles: mapValues(byName(roles), (role) => `offline:role/${role}`),
      externalNetworks: mapValues(byName(gateways), (key) => `offline:network/${key}`),
    };
  }
  const invoke = { provider };
  // The operator's networks are in the administrator's project: a tenant's network of the same name must not match.
  const scope = await openstack.identity.getAuthScope({ name: settings.site }, invoke);
  const networkId = async (key: string) => {
    const { name } = entryOf(estate.site.externalNetworks, key);
    const query = { name, tenantId: scope.projectId };
    return (await openstack.networking.getNetwork(query, invoke)).id;
  };
  const roleId = async (name: string) => (await openstack.identity.getRole({ name }, invoke)).id;
  const [roleIds, networkIds] = await Promise.all([
    allOf(byName(roles), roleId),
    allOf(byName(gateways), networkId),
  ]);
  return { roles: roleIds, externalNetworks: networkIds };
}

function byName(names: readonly string[]): Record<string, string> {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, name]));
}

async function allOf(
  names: Readonly<Record<string, string>>,
  query: (name: string) => Promise<string>,
): Promise<Record<string, string>> {
  const found = Object.keys(names).map(async (name) => [name, await query(name)] as const);
  return Object.fromEntries(await Promise.all(found));
}
