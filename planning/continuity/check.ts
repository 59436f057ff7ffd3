/** A standby site keeps enough free capacity for the other site's critical tenants. */

import type { AllianceCheck } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import type { Source } from "../../estate/load/source.ts";
import type { SiteSources, Sources } from "../../estate/load/sources.ts";
import type { Capacity } from "../../estate/model/index.ts";
import type { Message } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import { sum } from "../capacity/building.ts";
import { FACILITY } from "../capacity/check-messages.ts";
import { sharesOf } from "../capacity/check-shares.ts";
import { partsOf } from "../capacity/over-limits.ts";
import { comingTo, type Promised, promisedAt } from "../capacity/promised.ts";
import { add, beyond, guaranteedTogether, limitOf, owed, usedBy } from "../capacity/shares.ts";
import { STANDBY } from "./check-messages.ts";

export const standby: AllianceCheck = ({ alliance, sites }) => {
  if (alliance === undefined) return [];
  const pairs = [...sites.values()].flatMap((home) =>
    [...sites.values()].filter(({ key }) => key !== home.key).map((host) => ({ home, host })),
  );
  return [
    ...[...sites.values()].flatMap((home) => counted(home, sites)),
    ...pairs.flatMap(({ home, host }) => [
      ...headroom(home, host, alliance.data),
      ...share(home, host, alliance),
    ]),
  ];
};

/** Headroom needs a facility file. Other checks verify that the site exists, is another one and is open. */
function counted(home: SiteSources, sites: Sources["sites"]): Issue[] {
  return [...home.tenants.values()].flatMap(({ data, at }) => {
    const host = sites.get(data.continuity?.standby ?? "");
    if (host === undefined || host.key === home.key || host.counted) return [];
    return [issue(at(["continuity", "standby"]), FACILITY.standbyUncounted, { site: host.key })];
  });
}

/** The host site's whole offer must suffice for what it owes already and for the tenants that would fail over. */
function headroom(home: SiteSources, host: SiteSources, alliance: Alliance): Issue[] {
  const { site } = host;
  const coming = comingFrom(home, host);
  if (site === undefined || coming.length === 0) return [];
  const fields = Object.keys(site.data.capacity) as (keyof Capacity)[];
  const shares = sharesOf(alliance, host.key) ?? {};
  const all = [...ownOf(host), ...coming];
  const needed = {
    ...Object.fromEntries(fields.map((field) => [field, total(all, field)])),
    ...owed(shares, all),
  } as Capacity;
  // Quotas or guarantees that exceed the offer without a loss are reported by another check.
  const alone: Partial<Capacity> = Object.fromEntries(
    fields.map((field) => [field, total(ownOf(host), field)]),
  );
  const reported = [alone, guaranteedTogether(shares)].flatMap((each) =>
    beyond<keyof Capacity>(each, site.data.capacity).map(({ field }) => field),
  );
  const used = usedBy(all);
  // A guarantee is owed whether it is used or not: using less of it frees no capacity.
  const isBeyondGuarantee = (owner: string, field: keyof Capacity) => {
    const guaranteed: Partial<Capacity> = own(shares, owner)?.guaranteed ?? {};
    const amount = (used.get(owner) as Partial<Capacity> | undefined)?.[field];
    return amount === undefined || amount > (guaranteed[field] ?? 0);
  };
  return beyond(needed, site.data.capacity).flatMap(({ field, ...excess }) => {
    if (reported.includes(field)) return [];
    const failedOver = total(coming, field);
    if (failedOver === 0) return []; // the failed-over tenants are not the cause
    const values = { field, ...excess, coming: failedOver, own: excess.sum - failedOver };
    const names = { site: host.key, home: home.key, tenants: choice(named(coming)) };
    const at = site.at(["capacity", field]);
    const given = ownOf(host).filter(({ owner }) => isBeyondGuarantee(owner, field));
    const sum = {
      site: host.key,
      field,
      total: excess.sum,
      limit: excess.limit,
      of: lost(`capacity.${field}`, home.key),
      parts: new Map([
        ...partsOf(given, field, site.data, (name) => host.tenants.get(name)),
        ...partsOf(coming, field, site.data, (name) => home.tenants.get(name)),
      ]),
    };
    return [{ ...issue(at, STANDBY.standbyFull, { ...values, ...names }), sum }];
  });
}

/** Failed-over tenants use their owners' shares of the host site. */
function share(home: SiteSources, host: SiteSources, alliance: Source<Alliance>): Issue[] {
  const pooled = sharesOf(alliance.data, host.key);
  const coming = comingFrom(home, host);
  if (pooled === undefined) return [];
  return [...new Set(coming.map(({ owner }) => owner))].flatMap((owner) => {
    const of = (promised: readonly Promised[]) => promised.filter((each) => each.owner === owner);
    const [own, incoming] = [of(ownOf(host)), of(coming)];
    const limit = limitOf(Object.hasOwn(pooled, owner) ? pooled[owner] : undefined);
    const alone = add(own.map(({ amounts }) => amounts));
    const together = add([...own, ...incoming].map(({ amounts }) => amounts));
    return beyond(together, limit).flatMap(({ field, ...excess }) => {
      if (alone[field] > limit[field]) return []; // reported for the tenants that are there already
      const values = { field, ...excess, owner, site: host.key, home: home.key };
      const at = alliance.at(["shares", host.key, owner]);
      const sum = {
        site: host.key,
        field,
        total: excess.sum,
        limit: excess.limit,
        of: lost(`shares.${host.key}.${owner}`, home.key),
        parts: new Map(
          host.site && [
            ...partsOf(own, field, host.site.data, (name) => host.tenants.get(name)),
            ...partsOf(incoming, field, host.site.data, (name) => home.tenants.get(name)),
          ],
        ),
      };
      const names = choice(named(incoming));
      return [{ ...issue(at, STANDBY.standbyOverShare, { ...values, tenants: names }), sum }];
    });
  });
}

/** Name of a limit after the loss of a site. */
function lost(of: string, site: string): Message {
  return { fr: `${of} si ${site} est perdu`, en: `${of} if ${site} is lost` };
}

function ownOf({ site, tenants }: SiteSources): Promised[] {
  return site ? promisedAt({ site, tenants }) : [];
}

function comingFrom({ tenants }: SiteSources, { key, site }: SiteSources): Promised[] {
  const all = [...tenants].map(([name, { data }]) => [name, data] as const);
  return site ? comingTo(key, site.data, all) : [];
}

function total(promised: readonly Promised[], field: keyof Capacity): number {
  return sum(promised.map(({ amounts }) => amounts[field]));
}

function named(promised: readonly Promised[]): string[] {
  return promised.map(({ tenant }) => tenant).sort();
}
