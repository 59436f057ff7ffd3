/** The contracts on copies, each with its status on a day, as the program decides it. */
import { contractsInForce } from "../../policies/alliance/contracts.ts";
import type { Alliance, Contract } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import { contractSignatures } from "../contracts/signatures.ts";
import type { ContractEntry } from "./model.ts";
import type { Subject } from "./request.ts";

/** Whether a contract is in force on a day: the program's own decision, from its own registry. */
export function isInForce(alliance: Alliance, name: string, asOf: string): boolean {
  const contract = own(alliance.contracts, name);
  if (contract === undefined) return false;
  return contractsInForce(alliance, contract.from, asOf).some(([found]) => found === name);
}

/** Contracts from or to some sites. */
export function contractEntries(
  sites: ReadonlySet<string>,
  {
    registry,
    alliance,
    entriesOf,
    asOf,
    language,
  }: Pick<Subject, "registry" | "alliance" | "entriesOf" | "asOf" | "language">,
): ContractEntry[] {
  return Object.entries(registry.contracts)
    .filter(([, { from, to }]) => sites.has(from) || sites.has(to))
    .map(([name, contract]) => {
      const { from, to, classes, owners, start, end, purpose } = contract;
      return {
        name,
        from,
        to,
        classes: [...classes],
        owners: [...owners],
        start,
        end,
        purpose: purpose[language],
        signatures: contractSignatures(name, contract, registry, entriesOf),
        status: statusOf(name, contract, alliance, asOf),
      };
    });
}

/** Whether a contract is in force on a day, by the program's own registry, or why not. */
export function statusOf(
  name: string,
  { start, end }: Contract,
  alliance: Alliance,
  asOf: string,
): ContractEntry["status"] {
  if (isInForce(alliance, name, asOf)) return "inForce";
  if (own(alliance.contracts, name) === undefined) return "notCountersigned";
  if (asOf < start) return "notStarted";
  return asOf > end ? "ended" : "notCountersigned";
}
