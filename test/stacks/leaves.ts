/** The leaves of a tenant's data, and another value that the data could have at each. */
import type { Estate } from "../../estate/estate.ts";
import { entryOf } from "../../stacks/layers/foundation.ts";

export interface Leaf {
  readonly site: string;
  readonly tenant: string;
  readonly path: readonly string[];
  /** The path without the names that people chose: `segments.*.ipv4`. */
  readonly kind: string;
}

/** Maps whose keys are names that people chose. */
const NAMED = /^(segments|flows|groups|containers|clusters|pools|namespaces|access)$/;

export function leavesOf({ siteKey: site, tenants }: Estate): Leaf[] {
  return Object.entries(tenants).flatMap(([tenant, data]) =>
    pathsIn(data).map((path) => {
      const named = (at: number) => NAMED.test(path[at - 1] ?? "") || /^\d+$/.test(path[at] ?? "");
      const kind = path.map((word, at) => (named(at) ? "*" : word)).join(".");
      return { site, tenant, path, kind };
    }),
  );
}

function pathsIn(value: unknown): string[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return Object.entries(value).flatMap(([key, part]) =>
    pathsIn(part).map((path) => [key, ...path]),
  );
}

/** The tenants of a site with another value at one leaf. */
export function changedAt(estate: Estate, { tenant, path, kind }: Leaf): Estate["tenants"] {
  const tenants = structuredClone(estate.tenants) as Record<string, unknown>;
  const parent = [tenant, ...path.slice(0, -1)].reduce<Record<string, unknown>>(
    (map, key) => map[key] as Record<string, unknown>,
    tenants,
  );
  const key = path.at(-1) ?? "";
  parent[key] = otherThan(parent[key], kind, estate, tenant);
  return tenants as unknown as Estate["tenants"];
}

function otherThan(value: unknown, kind: string, estate: Estate, tenant: string): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  const { segments, clusters } = entryOf(estate.tenants, tenant);
  const routed = Object.keys(segments).filter((key) => segments[key]?.router !== undefined);
  const namespaces = Object.values(clusters).flatMap((each) => Object.keys(each.namespaces));
  const { site, alliance } = estate;
  // A reference changes to another entry of the map it refers to; any other text may change to any text.
  const choices: Readonly<Record<string, readonly string[]>> = {
    owner: Object.keys(alliance.members),
    dataClass: Object.keys(alliance.classes),
    "quota.class": Object.keys(site.quotaClasses),
    "volumeTypes.*": Object.keys(site.volumeTypes),
    "segments.*.router.sharedWith": [], // a separate router, without a way out
    "flows.*.from": ["dns", "proxy"],
    "flows.*.to": ["dns", "proxy"],
    "flows.*.protocol": ["tcp", "udp"],
    "flows.*.ports": ["7000-7001"],
    "clusters.*.version": Object.keys(site.kubernetes?.versions ?? {}),
    "clusters.*.segment": routed,
    "clusters.*.namespaces.*.flows.*.to": namespaces,
    "clusters.*.namespaces.*.flows.*.to.place": ["dns", "proxy"],
    "clusters.*.namespaces.*.flows.*.from.place": ["dns", "proxy"],
    "clusters.*.namespaces.*.flows.*.to.segment": Object.keys(segments),
    "clusters.*.namespaces.*.flows.*.from.segment": Object.keys(segments),
    "clusters.*.namespaces.*.flows.*.ports": ["7000-7001"],
  };
  return (choices[kind] ?? [`other-${value}`]).find((each) => each !== value);
}
