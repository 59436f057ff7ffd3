/** Which contracts on copies of data are in force, and for whose data. countersignatures.ts decides which both sites have signed. */
import { createHash } from "node:crypto";
import type { Fact } from "../facts/fact.ts";
import type { Alliance, Contract } from "./model.ts";

/** Contracts out of a site that are in force on a day (`2026-11-24`), by name; none without a day. */
export function contractsInForce(
  alliance: Alliance,
  site: string,
  today: string | undefined,
): [name: string, contract: Contract][] {
  if (today === undefined) return [];
  return Object.entries(alliance.contracts).filter(
    ([, { from, start, end }]) => from === site && start <= today && today <= end,
  );
}

/** Those of them that cover data of one class and owner; none when the class or the owner is unknown. */
export function contractsOver(
  { dataClass, owner }: Pick<Fact, "dataClass" | "owner">,
  context: {
    readonly alliance: Alliance;
    readonly site: string;
    readonly today?: string | undefined;
  },
): [name: string, contract: Contract][] {
  return contractsInForce(context.alliance, context.site, context.today).filter(
    ([, { classes, owners }]) =>
      typeof dataClass === "string" &&
      typeof owner === "string" &&
      classes.includes(dataClass) &&
      owners.includes(owner),
  );
}

/** Other sites that exchange data of one class and owner with a site, by a contract in either direction. */
export function sitesUnderContract(
  fact: Pick<Fact, "dataClass" | "owner">,
  { site, ...context }: Parameters<typeof contractsOver>[1],
): string[] {
  const others = Object.keys(context.alliance.sites).filter((other) => other !== site);
  return others.filter((other) => {
    const there = contractsOver(fact, { ...context, site }).some(([, { to }]) => to === other);
    const back = contractsOver(fact, { ...context, site: other });
    return there || back.some(([, { to }]) => to === site);
  });
}

/** The stores of a site's own backups: a copy that stays at its site needs no contract. */
export function ownStores({ sites }: Alliance, site: string): readonly string[] {
  return Object.hasOwn(sites, site) ? (sites[site]?.destinations.backups ?? []) : [];
}

/** The endpoints of contracts: where they allow copies. */
export function endpointsOf(contracts: readonly [name: string, contract: Contract][]): string[] {
  return contracts.flatMap(([, { endpoints }]) => endpoints);
}

/** The agreed terms as one digest, `sha256:…`: any other wording gives another digest. */
export function termsOf(name: string, contract: Contract): string {
  const { from, to, classes, owners, endpoints, start, end, purpose, signatories } = contract;
  const sets = [classes, owners, endpoints].map((list) => [...list].sort());
  const signing = Object.entries(signatories).map(([country, names]) => [
    country,
    [...names].sort(),
  ]);
  const terms = [name, from, to, ...sets, start, end, purpose.fr, purpose.en, signing.sort()];
  return `sha256:${createHash("sha256").update(JSON.stringify(terms)).digest("hex")}`;
}
