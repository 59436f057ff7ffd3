/** A tenant's move as data: the sites, the contract, the changed addresses, and the file at its new place. Pure. */

import { contractsOver } from "../../policies/alliance/contracts.ts";
import type { Contract } from "../../policies/alliance/model.ts";
import { isNetwork } from "../../policies/values/addresses.ts";
import { meet, rehomed } from "../addresses.ts";
import { appendTo, inline, mapScalars, removeEntry, replaceAt } from "../edit/yaml.ts";
import type { Estate } from "../estate.ts";
import type { Repatriation, Retirement, Tenant } from "../model/index.ts";

/** One move between checked estates. */
export interface Move {
  readonly key: string;
  readonly host: Estate;
  readonly home: Estate;
  /** The tenant at the old home, and at the new one. */
  readonly old: Tenant;
  readonly new: Tenant;
  /** Contracts in force under which the data may be copied home. */
  readonly contracts: readonly (readonly [name: string, contract: Contract])[];
  /** Flows of other tenants that name the old addresses. */
  readonly followers: readonly Follower[];
}

/** A flow of another tenant, or at another site, that leads to the tenant's old addresses. */
export interface Follower {
  readonly site: string;
  readonly tenant: string;
  readonly flow: string;
  readonly old: string;
  readonly new: string;
}

/** The move of a tenant; `undefined` if it does not move. */
export function moveOf(
  estates: readonly Estate[],
  host: Estate,
  key: string,
  today: string,
): Move | undefined {
  const old = host.tenants[key];
  const home = estates.find(({ siteKey }) => siteKey === old?.movesTo);
  const there = home?.tenants[key];
  if (old === undefined || home === undefined || there === undefined) return undefined;
  const context = { alliance: host.alliance, site: host.siteKey, today };
  const contracts = contractsOver(old, context).filter(([, { to }]) => to === home.siteKey);
  return {
    key,
    host,
    home,
    old,
    new: there,
    contracts,
    followers: followersOf(estates, host, home, key),
  };
}

/** The tenant's file at its new home: comments kept, `movesTo` removed. */
export function fileAtHome(text: string, { host, home }: Pick<Move, "host" | "home">): string {
  const [from, to] = [host.allianceSite.addresses, home.allianceSite.addresses];
  return mapScalars(removeEntry(text, ["movesTo"]), (value) =>
    typeof value === "string" && isNetwork(value) ? rehomed(value, from, to) : undefined,
  );
}

/** The tenant's file at its old home until the deletion: without `movesTo`, with the approval. */
export function retiredFile(text: string, retire: Retirement): string {
  return appendTo(removeEntry(text, ["movesTo"]), [], `retire: ${inline(retire)}`);
}

/** The repatriation register with the tenant's platforms assigned to its new home. */
export function registerAtHome(
  text: string,
  { platforms, additions }: Pick<Repatriation, "platforms" | "additions">,
  { key, host, home }: Pick<Move, "key" | "host" | "home">,
): string {
  const isOld = ({ site, tenant }: { site: string; tenant: string }) =>
    site === host.siteKey && tenant === key;
  const paths = [
    ...Object.entries(platforms)
      .filter(([, { target }]) => isOld(target))
      .map(([name]) => ["platforms", name, "target", "site"]),
    ...Object.entries(additions)
      .filter(([, addition]) => isOld(addition))
      .map(([name]) => ["additions", name, "site"]),
  ];
  return paths.reduce((done, path) => replaceAt(done, path, home.siteKey), text);
}

function followersOf(
  estates: readonly Estate[],
  host: Estate,
  home: Estate,
  key: string,
): Follower[] {
  const segments = Object.values(host.tenants[key]?.segments ?? {});
  const prefixes = segments.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  return estates.flatMap(({ siteKey, tenants }) =>
    Object.entries(tenants)
      .filter(([other]) => other !== key)
      .flatMap(([tenant, { flows, clusters }]) =>
        [
          flows,
          ...Object.values(clusters).flatMap(({ namespaces }) =>
            Object.values(namespaces).map((n) => n.flows),
          ),
        ]
          .flatMap((group) => Object.entries(group))
          .flatMap(([flow, { from, to }]) =>
            [from, to].flatMap((end) => {
              if (typeof end !== "object" || !("cidr" in end) || !meet(end.cidr, prefixes))
                return [];
              const moved = rehomed(
                end.cidr,
                host.allianceSite.addresses,
                home.allianceSite.addresses,
              );
              return [{ site: siteKey, tenant, flow, old: end.cidr, new: moved }];
            }),
          ),
      ),
  );
}
