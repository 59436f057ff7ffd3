/**
 * The file `contracts.json`: contracts from or to the site, with the signatures of both sites as their files have them.
 * It is enough, with a registry, to verify again who signed.
 */
import { z } from "zod";
import { termsOf } from "../../policies/alliance/contracts.ts";
import { countersigned } from "../../policies/alliance/countersignatures.ts";
import {
  type Alliance,
  type Countersignature,
  countersignature,
} from "../../policies/alliance/model.ts";
import { statusOf } from "../compliance/contracts.ts";
import { contractStatus } from "../compliance/model.ts";
import {
  contractSignature,
  contractSignatures,
  type EntriesOf,
  entryIn,
} from "../contracts/signatures.ts";

const signature = contractSignature.extend({
  entry: countersignature.optional().describe("The entry of the site's own file."),
});

export const contractsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  contracts: z.array(
    z.strictObject({
      name: z.string().min(1),
      from: z.string(),
      to: z.string(),
      classes: z.array(z.string()),
      owners: z.array(z.string()),
      start: z.iso.date(),
      end: z.iso.date(),
      terms: z.string().describe("Digest of the terms, which a signature names."),
      status: contractStatus,
      signatures: z.array(signature),
    }),
  ),
});

export type Contracts = z.output<typeof contractsSchema>["contracts"];

/** The contracts from or to a site, by a registry with all contracts and the entries of the sites' files. */
export function contractsOf(
  alliance: Alliance,
  site: string,
  asOf: string,
  entriesOf: EntriesOf,
): Contracts {
  const counting = countersigned(alliance, entriesOf);
  return Object.entries(alliance.contracts)
    .filter(([, { from, to }]) => from === site || to === site)
    .map(([name, contract]) => {
      const { from, to, classes, owners, start, end } = contract;
      return {
        name,
        ...{ from, to, classes: [...classes], owners: [...owners], start, end },
        terms: termsOf(name, contract),
        status: statusOf(name, contract, counting, asOf),
        signatures: contractSignatures(name, contract, alliance, entriesOf).map((one) => {
          const entry = entryIn(entriesOf(one.site), name);
          return { ...one, ...(entry && { entry }) };
        }),
      };
    });
}

/** The entries that a bundle's file has, as if they were read from the sites' files. */
export function entriesIn(
  contracts: Contracts,
): (site: string) => Readonly<Record<string, Countersignature>> {
  return (site) =>
    Object.fromEntries(
      contracts.flatMap(({ name, signatures }) => {
        const entry = signatures.find((one) => one.site === site)?.entry;
        return entry === undefined ? [] : [[name, entry]];
      }),
    );
}
