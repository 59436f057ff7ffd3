/** Ways between a tenant and what is outside it: which a change opens, and which it closes. Pure. */
import { meet } from "../../estate/addresses.ts";
import { formatPath, type Path } from "../../estate/load/source.ts";
import type { SiteSources } from "../../estate/load/sources.ts";
import type { FlowEnd, SiteFile, Tenant, WorkloadPeer } from "../../estate/model/index.ts";
import type { ChangedFile, ChangedWay, Way } from "./model.ts";
import type { Side } from "./side.ts";
import { withoutSecrets } from "./values.ts";

/** A way whose end is not resolved yet: most are on both sides. */
interface Raw {
  readonly path: Path;
  readonly direction: Way["direction"];
  readonly traffic: string;
  readonly end:
    | { readonly place: "internet" | "government" | "proxy" }
    | { readonly cidr: string }
    | { readonly gateway: string }
    | { readonly site: string };
}

/** Ways that the changed tenants' files open and close. */
export function changedWays(base: Side, head: Side, files: readonly ChangedFile[]): ChangedWay[] {
  return files.flatMap(({ kind, site = "", tenant = "", status }) => {
    if (kind !== "tenant" || status === "reformatted" || status === "unreadable") return [];
    const after = tenantIn(head, site, tenant);
    const before =
      tenantIn(base, site, after?.renamedFrom ?? tenant) ?? tenantIn(base, site, tenant);
    const [was, is] = [waysOf(before), waysOf(after)];
    const known = (ways: readonly Raw[]) => new Set(ways.map((way) => JSON.stringify(way)));
    const [old, now] = [known(was), known(is)];
    const only = (side: Side, ways: readonly Raw[], others: ReadonlySet<string>) =>
      ways
        .filter((way) => !others.has(JSON.stringify(way)))
        .map((way) => resolved(way, side, site, tenant));
    return [
      ...only(head, is, old).map((way) => ({ ...way, change: "opened" as const })),
      ...only(base, was, now).map((way) => ({ ...way, change: "closed" as const })),
    ];
  });
}

function tenantIn({ loaded }: Side, site: string, key: string): Tenant | undefined {
  return loaded.sources.sites.get(site)?.tenants.get(key)?.data;
}

function waysOf(tenant: Tenant | undefined): Raw[] {
  if (tenant === undefined) return [];
  const { flows, segments, clusters, continuity, movesTo } = tenant;
  return [
    ...Object.entries(flows).flatMap(([key, flow]) => flowWays(["flows", key], flow)),
    ...Object.entries(segments).flatMap(([key, { router }]): Raw[] =>
      router?.gateway === undefined
        ? []
        : [
            {
              path: ["segments", key, "router", "gateway"],
              direction: "out",
              traffic: "",
              end: { gateway: router.gateway },
            },
          ],
    ),
    ...Object.entries(clusters).flatMap(([cluster, { namespaces }]) =>
      Object.entries(namespaces).flatMap(([namespace, { flows: own }]) =>
        Object.entries(own).flatMap(([key, flow]) =>
          flowWays(["clusters", cluster, "namespaces", namespace, "flows", key], flow),
        ),
      ),
    ),
    ...(continuity ? [copyTo(["continuity", "standby"], continuity.standby)] : []),
    ...(movesTo === undefined ? [] : [copyTo(["movesTo"], movesTo)]),
  ];
}

function copyTo(path: Path, site: string): Raw {
  return { path, direction: "copy", traffic: "", end: { site } };
}

interface AnyFlow {
  readonly from?: FlowEnd | WorkloadPeer | undefined;
  readonly to?: FlowEnd | WorkloadPeer | undefined;
  readonly protocol: string;
  readonly ports?: string | number | undefined;
}

function flowWays(path: Path, { from, to, protocol, ports }: AnyFlow): Raw[] {
  const traffic = ports === undefined ? protocol : `${protocol} ${ports}`;
  return [
    ...outside(to).map((end): Raw => ({ path, direction: "out", traffic, end })),
    ...outside(from).map((end): Raw => ({ path, direction: "in", traffic, end })),
  ];
}

/** A flow's end outside its tenant; resolvers are the site's own service, and no way out. */
function outside(end: AnyFlow["from"]): Raw["end"][] {
  if (end === undefined) return [];
  const name = typeof end === "string" ? end : "place" in end ? end.place : undefined;
  if (name === "internet" || name === "government" || name === "proxy") return [{ place: name }];
  return typeof end === "object" && "cidr" in end ? [{ cidr: end.cidr }] : [];
}

function resolved(
  { path, direction, traffic, end }: Raw,
  side: Side,
  site: string,
  tenant: string,
): Way {
  const common = { site, tenant, path: withoutSecrets(formatPath(path)), direction, traffic };
  if ("site" in end) return { ...common, reach: "otherSite", end: end.site };
  if ("place" in end) return { ...common, reach: end.place, end: end.place };
  const { sites } = side.loaded.sources;
  const networks = Object.entries(sites.get(site)?.site?.data.externalNetworks ?? {});
  if ("gateway" in end) {
    const found = networks.find(([key]) => key === end.gateway)?.[1];
    return { ...common, reach: found?.reach ?? "prefix", end: end.gateway };
  }
  const { cidr } = end;
  const others = ownersOf(cidr, sites.values(), { site, tenant });
  if (others.length > 0)
    return { ...common, reach: "otherTenant", end: `${named(others)} (${cidr})` };
  return { ...common, reach: reachOf(cidr, networks), end: cidr };
}

function ownersOf(
  cidr: string,
  sites: Iterable<SiteSources>,
  self: { readonly site: string; readonly tenant: string },
): string[] {
  return [...sites].flatMap(({ key, tenants }) =>
    [...tenants].flatMap(([name, { data }]) => {
      if (key === self.site && name === self.tenant) return [];
      const prefixes = Object.values(data.segments).flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
      return meet(cidr, prefixes) ? [`${key}/${name}`] : [];
    }),
  );
}

function named(others: readonly string[]): string {
  const few = others.slice(0, 3).join(", ");
  return others.length > 3 ? `${few} +${others.length - 3}` : few;
}

/** Whether a prefix is of the government's network or of the internet's, as the site's file says. */
function reachOf(
  cidr: string,
  networks: readonly (readonly [string, SiteFile["externalNetworks"][string]])[],
): Way["reach"] {
  const reaches = networks
    .filter(([, { prefixes }]) => meet(cidr, [...prefixes.ipv4, ...prefixes.ipv6]))
    .map(([, { reach }]) => reach);
  if (reaches.includes("government")) return "government";
  return reaches.includes("internet") ? "internet" : "prefix";
}
