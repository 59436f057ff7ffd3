/** Reads a site's tenants from a recorded state, in the form that the check against the files needs. Pure. */

import type { Recorded, RecordedCluster, RecordedSegment } from "../../checks/recorded/model.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import { type RecordedThing, recordedTenants } from "./recorded.ts";
import type { StackState, StateResource } from "./stack-state.ts";
import { tenantOf } from "./tenant-of.ts";

const SEGMENT = "aes-estate:index:NetworkSegment";
const NETWORK = "openstack:networking/network:Network";
const ROUTER = "openstack:networking/router:Router";

/** The recorded tenants of a site; empty without a state. */
export function recordedOf(site: string, state: StackState | undefined): Recorded {
  const resources = (state?.resources ?? []).filter((resource) => resource.delete !== true);
  const inside = Map.groupBy(resources, ({ parent }) => parent);
  const segments = resources.filter(({ type }) => type === SEGMENT);
  const tenants = recordedTenants(site, state);
  const keys = new Set(Object.keys(tenants));
  const byId = new Map<unknown, StateResource>(resources.map((each) => [each.id, each]));
  const networks = new Map<unknown, string>();
  const found = segments.flatMap((component) => {
    const name = nameOf(component.urn);
    const tenant = tenantOf(name, site, keys);
    if (tenant === undefined) return [];
    const segment = name.slice(`${site}-${tenant}-`.length);
    const parts = inside.get(component.urn) ?? [];
    for (const { type, id } of parts)
      if (type === NETWORK) networks.set(id, `${tenant}/${segment}`);
    return [{ tenant, segment, made: segmentOf(name, parts) }];
  });
  return Object.fromEntries(
    Object.entries(tenants).map(([key, { owner, holder, clusters }]) => {
      const own = found.filter(({ tenant }) => tenant === key);
      const made = Object.entries(clusters).flatMap(([cluster, thing]) => {
        const is = clusterOf(site, thing, { networks, byId });
        return is === undefined ? [] : [[cluster, is] as const];
      });
      return [
        key,
        {
          owner,
          kept: holder?.protect === true,
          segments: Object.fromEntries(own.map(({ segment, made }) => [segment, made])),
          clusters: Object.fromEntries(made),
        },
      ];
    }),
  );
}

function segmentOf(name: string, parts: readonly StateResource[]): RecordedSegment {
  const prefix = (family: "ipv4" | "ipv6") => {
    const subnet = parts.find((part) => nameOf(part.urn) === `${name}-subnet-${family}`);
    const cidr = subnet?.inputs?.cidr;
    return typeof cidr === "string" ? { [family]: cidr } : {};
  };
  const router = parts.some(({ type }) => type === ROUTER);
  return { ...prefix("ipv4"), ...prefix("ipv6"), router };
}

/** A cluster whose creation broke off early, or that Magnum has not created, has nothing that must not change. */
function clusterOf(
  site: string,
  { holder }: RecordedThing,
  {
    networks,
    byId,
  }: { networks: ReadonlyMap<unknown, string>; byId: ReadonlyMap<unknown, StateResource> },
): RecordedCluster | undefined {
  const { masterFlavor, masterCount, fixedNetwork, clusterTemplateId } = holder?.inputs ?? {};
  if (typeof masterFlavor !== "string" || typeof masterCount !== "number") return undefined;
  const segment = networks.get(fixedNetwork);
  const labels = (byId.get(clusterTemplateId)?.inputs?.labels ?? {}) as Record<string, unknown>;
  const { api_master_lb_allowed_cidrs: access, auto_scaling_enabled: autoscaled } = labels;
  return {
    flavor: masterFlavor.replace(`${site}-platform-`, ""),
    count: masterCount,
    kept: holder?.protect === true,
    ...(segment === undefined ? {} : { segment }),
    ...(typeof access === "string" ? { apiAccess: access.split(",").filter(Boolean) } : {}),
    ...(typeof autoscaled === "string" ? { autoscaled: autoscaled === "true" } : {}),
  };
}
