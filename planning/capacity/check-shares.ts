/** Quotas stay within their owners' shares; guaranteed capacity remains after any loss of the reserve. */

import type { AllianceCheck, SiteCheck, SiteContext } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import { amountsBy } from "../../estate/issue-text.ts";
import { choice } from "../../output/nearest.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { facilityFaults } from "./check-facility.ts";
import { CAPACITY, FACILITY } from "./check-messages.ts";
import { alwaysPlaceable } from "./losses.ts";
import { partsOf } from "./over-limits.ts";
import { largest, promisedAt } from "./promised.ts";
import { beyond, guaranteedTogether, limitOf, type Shares, usedBy } from "./shares.ts";

/** Most of the largest quotas that an issue names. */
const NAMED = 3;

/** The shares of one site; `undefined` if its capacity is not pooled. */
export function sharesOf({ shares }: Alliance, site: string): Shares | undefined {
  return Object.hasOwn(shares, site) ? shares[site] : undefined;
}

/** Shares need a facility file: only measured capacity is shared. */
export const countedShares: AllianceCheck = ({ alliance, sites }) =>
  Object.keys(alliance?.data.shares ?? {}).flatMap((site) => {
    const registered = Object.hasOwn(alliance?.data.sites ?? {}, site);
    if (alliance === undefined || !registered || sites.get(site)?.counted) return [];
    return [issue(alliance.at(["shares", site]), FACILITY.sharesUncounted, { site })];
  });

export const shares: SiteCheck = (context) => {
  const pooled = sharesOf(context.alliance.data, context.key);
  if (pooled === undefined) return [];
  return [...quotas(context, pooled), ...guaranteed(context, pooled)];
};

/** A member's tenants do not exceed its guaranteed part and its burst together. */
function quotas(context: SiteContext, pooled: Shares): Issue[] {
  const { key, alliance, tenants } = context;
  const promised = promisedAt(context);
  return [...usedBy(promised)].flatMap(([owner, used]) => {
    const own = promised.filter((each) => each.owner === owner);
    const share = Object.hasOwn(pooled, owner) ? pooled[owner] : undefined;
    const excesses = beyond(used, limitOf(share));
    if (!Object.hasOwn(alliance.data.members, owner)) return []; // reported at the owner itself
    if (share === undefined && excesses.length > 0) {
      const values = { owner, site: key, allowed: choice(Object.keys(pooled)) };
      return own.flatMap(({ tenant }) => {
        const at = tenants.get(tenant)?.at(["owner"]);
        return at ? [issue(at, CAPACITY.noShare, values)] : [];
      });
    }
    return excesses.map(({ field, ...excess }) => {
      const values = { field, ...excess, owner, site: key };
      const at = alliance.at(["shares", key, owner]);
      const sum = {
        site: key,
        field,
        total: excess.sum,
        limit: excess.limit,
        of: `shares.${key}.${owner}`,
        parts: partsOf(own, field, context.site.data, (tenant) => tenants.get(tenant)),
      };
      const named = amountsBy("name", largest(own, field, NAMED));
      return { ...issue(at, CAPACITY.overShare, { ...values, largest: named }), sum };
    });
  });
}

/** A guarantee must be within the site's offer and within what its building can hold. */
function guaranteed({ key, alliance, site, facility }: SiteContext, pooled: Shares): Issue[] {
  const at = alliance.at(["shares", key]);
  const together = guaranteedTogether(pooled);
  const members = (field: keyof typeof together) =>
    amountsBy(
      "name",
      Object.entries(pooled).map(([member, share]) => [member, share.guaranteed[field]]),
    );
  // Sums over unknown names would only repeat the error.
  const sound = facility && facilityFaults(facility, site.data).length === 0;
  const building = sound ? facility.data : undefined;
  const { hostsPerZone: hosts = 0, zones = 0 } = building?.reserve ?? {};
  return [
    ...beyond(together, building ? alwaysPlaceable(building) : {}).map(({ field, ...excess }) => {
      const values = { field, ...excess, site: key, hosts, zones, members: members(field) };
      return issue(at, CAPACITY.guaranteedBeyondFacility, values);
    }),
    ...beyond(together, site.data.capacity).map(({ field, ...excess }) => {
      const values = { field, ...excess, site: key, members: members(field) };
      return issue(at, CAPACITY.guaranteedBeyondOffer, values);
    }),
  ];
}
