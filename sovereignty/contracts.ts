/** Which contracts on copies of data are in force, and for whose data. */
import type { Alliance, Contract } from "./alliance.ts";
import type { Fact } from "./facts.ts";

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

/** Those of them that cover the data of a fact; none when nobody knows whose or of which class it is. */
export function contractsOver(
  { dataClass, owner }: Fact,
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
