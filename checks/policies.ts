/** Evaluates the policies for the data itself: its location, its storage, its reach. */

import { meet } from "../estate/addresses.ts";
import { eachTenant, type SiteCheck, type TenantContext } from "../estate/context.ts";
import { type Issue, issue, type Position } from "../estate/issue.ts";
import type { Path } from "../estate/load/source.ts";
import type { SiteFile } from "../estate/model/index.ts";
import { prefixEnds, prefixesOf, resolveEnd } from "../estate/topology.ts";
import { toIssue } from "../estate/violation-issue.ts";
import { choice } from "../output/nearest.ts";
import type { DataClass } from "../policies/alliance/model.ts";
import { isSound } from "../policies/alliance/registry.ts";
import { evaluate } from "../policies/evaluate.ts";
import type { Fact } from "../policies/facts/fact.ts";
import { isInside, isTooWide } from "../policies/values/addresses.ts";
import { POLICY } from "./messages/policies.ts";

/** Class × country, and every other policy for data at a site. */
export const residency: SiteCheck = (context) => {
  // An unsound registry is reported by another check; nothing can be evaluated with it.
  if (!isSound(context.alliance.data)) return [];
  return eachTenant((each) => [...tenantResidency(each), ...flowResidency(each)])(context);
};

/** A class that requires encryption may only use encrypted volume types. */
export const encryption = eachTenant((context) => {
  const { site, tenant } = context;
  if (classOf(context)?.encryption !== "required") return [];
  const encrypted = Object.entries(site.data.volumeTypes).filter(([, type]) => type.encrypted);
  return tenant.data.volumeTypes.flatMap((got, index) => {
    if (site.data.volumeTypes[got]?.encrypted !== false) return [];
    const { dataClass } = tenant.data;
    const allowed = choice(encrypted.map(([name]) => name));
    return [
      issue(tenant.at(["volumeTypes", index]), POLICY.plainVolumeType, { got, dataClass, allowed }),
    ];
  });
});

/** Gateways and flows have no wider reach than the class allows. */
export const egress = eachTenant((context) => {
  const { site, tenant, allianceSite } = context;
  const allowed = classOf(context)?.egress;
  if (allowed === undefined) return [];
  const own = [...allianceSite.addresses.ipv4, ...allianceSite.addresses.ipv6];
  const deny = (path: Path, got: string, reach: Reach | undefined): Issue[] => {
    if (reach === undefined || allowed.includes(reach)) return [];
    const { dataClass } = tenant.data;
    return [
      issue(tenant.at(path), POLICY.egress, { got, reach, dataClass, allowed: choice(allowed) }),
    ];
  };
  return [
    ...Object.entries(tenant.data.segments).flatMap(([name, { router }]) => {
      const gateway = router?.gateway ?? "";
      const reach = site.data.externalNetworks[gateway]?.reach;
      return deny(["segments", name, "router", "gateway"], gateway, reach);
    }),
    ...Object.entries(tenant.data.flows).flatMap(([name, flow]) =>
      (["from", "to"] as const).flatMap((side) => {
        const end = resolveEnd(flow[side], tenant.data);
        const place = end?.kind === "place" ? end.place : undefined;
        const reach = place === "government" || place === "internet" ? place : undefined;
        return deny(["flows", name, side], place ?? "", reach);
      }),
    ),
    // Another site's prefix is outside this site: the network-policy rule would deny the namespace's network policy.
    ...prefixEnds(tenant.data)
      .filter(({ path: [key] }) => key === "clusters")
      .flatMap(({ path, cidr }) =>
        deny(path, cidr, isInside(cidr, own) ? undefined : "government"),
      ),
  ];
});

/** API access is administration of the cluster: allowed only from networks of a country that may operate the data. */
export const administrators: SiteCheck = (context) => {
  if (!isSound(context.alliance.data)) return [];
  return eachTenant((each) =>
    Object.entries(each.tenant.data.clusters).flatMap(([name, { apiAccess = [] }]) =>
      apiAccess.flatMap((source, index) => {
        const at = each.tenant.at(["clusters", name, "apiAccess", index]);
        const waysIn = [{ field: "apiAccess", source }];
        return violationsOf(each, each.key, at, `estate:cluster/${name}`, [], { waysIn });
      }),
    ),
  )(context);
};

type Reach = SiteFile["externalNetworks"][string]["reach"];

function tenantResidency(context: TenantContext): Issue[] {
  const at = context.tenant.at(["dataClass"]);
  const type = `estate:tenant/${context.tenant.data.tenant}`;
  const stored = violationsOf(context, context.key, at, type, ["stores"]);
  return stored.length > 0 ? stored : violationsOf(context, context.key, at, type, ["processes"]);
}

/** A flow to a prefix of another site transfers data there, whichever side opens it and under any name. */
export function flowResidency(context: TenantContext): Issue[] {
  const { alliance, key } = context;
  const elsewhere = Object.entries(alliance.data.sites).filter(([other]) => other !== key);
  const named = prefixEnds(context.tenant.data).map(({ path, ...end }) => {
    return { at: context.tenant.at(path), ...end };
  });
  return [...named, ...placeEnds(context)].flatMap(({ at, name, cidr }) =>
    elsewhere
      .filter(([, { addresses }]) => meet(cidr, [...addresses.ipv4, ...addresses.ipv6]))
      .flatMap(([other]) => violationsOf(context, other, at, `estate:flow/${name}`, ["moves"])),
  );
}

/**
 * Every prefix of the external networks that a flow names. A prefix for everybody belongs to no site; the site's own
 * plan, and its services inside it, are already kept apart from those of other sites.
 */
function placeEnds({ tenant, site, allianceSite }: TenantContext) {
  const plan = [...allianceSite.addresses.ipv4, ...allianceSite.addresses.ipv6];
  return Object.entries(tenant.data.flows).flatMap(([name, flow]) =>
    (["from", "to"] as const).flatMap((side) => {
      const end = resolveEnd(flow[side], tenant.data);
      if (end?.kind !== "place" || end.place === "dns" || end.place === "proxy") return [];
      const at = tenant.at(["flows", name, side]);
      return prefixesOf(end, tenant.data, site.data)
        .filter((cidr) => !isTooWide(cidr) && !isInside(cidr, plan))
        .map((cidr) => ({ at, name, cidr }));
    }),
  );
}

function violationsOf(
  { alliance, tenant }: TenantContext,
  site: string,
  at: Position,
  type: string,
  effects: Fact["effects"],
  more: Partial<Fact> = {},
): Issue[] {
  const { owner, dataClass } = tenant.data;
  // Unknown names are dangling references, reported by another check.
  const { members, classes, sites } = alliance.data;
  if (!Object.hasOwn(members, owner) || !Object.hasOwn(classes, dataClass)) return [];
  const subject = `${at.file}: ${at.path}`;
  const fact = { subject, type, effects, owner, dataClass, region: sites[site]?.region, ...more };
  const context = { alliance: alliance.data, site, rehearsal: false };
  return evaluate(fact, context).map((violation) => toIssue(at, violation));
}

/** The tenant's data class; `undefined` if it is unknown. */
export function classOf({ alliance, tenant }: TenantContext): DataClass | undefined {
  const { classes } = alliance.data;
  return Object.hasOwn(classes, tenant.data.dataClass) ? classes[tenant.data.dataClass] : undefined;
}
