/**
 * A moving tenant is at two sites: the one that has its file, and the one in `movesTo`, as it will be there. So the
 * new home is planned, checked and created while the old one still serves, and the file changes folders without a gap.
 * Pure.
 */

import { choice } from "../../output/nearest.ts";
import type { Site } from "../../policies/alliance/model.ts";
import { isNetwork } from "../../policies/values/addresses.ts";
import { type Plan, rehomed } from "../addresses.ts";
import { type Issue, issue, positionOf } from "../issue.ts";
import { formatPath, type Source } from "../load/source.ts";
import type { SiteSources, Sources } from "../load/sources.ts";
import { REFERENCES } from "../messages/references.ts";
import type { Tenant } from "../model/index.ts";

/** The sources with each moving tenant added at its new home. */
export function withMoves(sources: Sources): { sources: Sources; issues: Issue[] } {
  const registered = sources.alliance?.data.sites ?? {};
  const issues: Issue[] = [];
  const arrivals = new Map<string, Map<string, Source<Tenant>>>();
  for (const host of sources.sites.values()) {
    const plan = Object.hasOwn(registered, host.key) ? registered[host.key] : undefined;
    for (const [key, tenant] of host.tenants) {
      const target = tenant.data.movesTo;
      if (plan === undefined || target === undefined) continue;
      const home = homeOf(registered, sources.sites, host.key, target);
      const at = tenant.at(["movesTo"]);
      if (home === undefined) {
        const allowed = choice(openOthers(registered, sources.sites, host.key), target);
        issues.push(issue(at, REFERENCES.moveTarget, { got: target, allowed }));
      } else if (home.own.tenants.has(key) || arrivals.get(target)?.has(key)) {
        issues.push(issue(at, REFERENCES.moveTaken, { got: target, tenant: key }));
      } else {
        const there: Source<Tenant> = {
          file: tenant.file,
          data: atHome(tenant.data, plan.addresses, home.plan),
          at: from(tenant),
        };
        const arriving = arrivals.get(target) ?? new Map<string, Source<Tenant>>();
        arrivals.set(target, arriving.set(key, there));
      }
    }
  }
  const sites = [...sources.sites].map(([key, own]): [string, SiteSources] => {
    const arriving = arrivals.get(key);
    if (arriving === undefined) return [key, own];
    const all = [...own.tenants, ...arriving].sort(byKey);
    const keys = [...(own.arriving ?? []), ...arriving.keys()];
    return [key, { ...own, tenants: new Map(all), arriving: keys }];
  });
  return { sources: { ...sources, sites: new Map(sites) }, issues };
}

/** A tenant's data at another site: addresses of the old plan are at the same offset in the new one. */
export function atHome({ movesTo: _, ...tenant }: Tenant, from: Plan, to: Plan): Tenant {
  return mapTexts(tenant, (text) => (isNetwork(text) ? rehomed(text, from, to) : text)) as Tenant;
}

type Registered = Readonly<Record<string, Site>>;

function homeOf(
  registered: Registered,
  sites: Sources["sites"],
  host: string,
  target: string,
): { own: SiteSources; plan: Plan } | undefined {
  if (!openOthers(registered, sites, host).includes(target)) return undefined;
  const [own, plan] = [sites.get(target), registered[target]?.addresses];
  return own && plan && { own, plan };
}

function openOthers(registered: Registered, sites: Sources["sites"], host: string): string[] {
  return Object.entries(registered)
    .filter(([key, { status }]) => key !== host && status === "open" && sites.has(key))
    .map(([key]) => key);
}

/** Errors at the new home are positioned in the tenant's only file, with a note that the move causes them. */
function from(tenant: Source<Tenant>): Source["at"] {
  const move = `movesTo(${tenant.data.movesTo})`;
  return (path) => ({ ...positionOf(tenant.at(path)), path: `${move}.${formatPath(path)}` });
}

function mapTexts(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === "string") return change(data);
  if (Array.isArray(data)) return data.map((item) => mapTexts(item, change));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapTexts(value, change)]),
  );
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
