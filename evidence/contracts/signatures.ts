/** Who signed a contract for each of its sites, and whether the signature counts: the program's own decision. Pure. */
import { z } from "zod";
import {
  COUNTERSIGNATURE_FAULTS,
  evaluateCountersignature,
} from "../../policies/alliance/countersignatures.ts";
import { type Alliance, type Contract, countersignature } from "../../policies/alliance/model.ts";
import { fingerprintOf } from "../../policies/signatures/public-key.ts";
import { officeKeys } from "../../policies/signatures/signers.ts";
import { own } from "../../policies/values/own.ts";

/** Whether a signature counts, or why it does not. */
export const SIGNATURE_STANDINGS = ["verified", "digestOnly", ...COUNTERSIGNATURE_FAULTS] as const;
export type SignatureStanding = (typeof SIGNATURE_STANDINGS)[number];

export const contractSignature = z.strictObject({
  site: z.string(),
  country: z.string().describe("Country of the site, for which it is signed."),
  by: z.string().optional().describe("Signatory; absent if the site does not countersign."),
  signed: z.iso.date().optional().describe("Day (UTC) of the signature, by the signer."),
  office: z.string().optional().describe("Office of the key; absent without a known key."),
  key: z.string().optional().describe("Fingerprint of the key, as OpenSSH shows it."),
  standing: z
    .enum(SIGNATURE_STANDINGS)
    .describe(
      "`verified`: by an office's SSH key. `digestOnly`: counts by the digest of the terms, because no office of the country has a key. Else why it does not count.",
    ),
});
export type ContractSignature = z.output<typeof contractSignature>;

/** Returns a site's entry `contracts`, in any shape. */
export type EntriesOf = (site: string) => unknown;

/** The countersignature in a site's entry; `undefined` if it has none in this shape. */
export function entryIn(entries: unknown, contract: string) {
  if (typeof entries !== "object" || entries === null) return undefined;
  return countersignature.safeParse(own(entries as Record<string, unknown>, contract)).data;
}

/** The signatures of a contract, one for each of its sites. */
export function contractSignatures(
  name: string,
  contract: Contract,
  { sites, offices }: Pick<Alliance, "sites" | "offices">,
  entriesOf: EntriesOf,
): ContractSignature[] {
  const signers = { offices, keys: officeKeys({ offices }) };
  return [...new Set([contract.from, contract.to])].map((site) => {
    const country = own(sites, site)?.country ?? "";
    const entry = entryIn(entriesOf(site), name);
    const { fault, key } = evaluateCountersignature(
      { name, contract, site, country },
      entry,
      signers,
    );
    return {
      site,
      country,
      ...(entry && { by: entry.by, signed: entry.signed }),
      ...(key && { office: key.office, key: fingerprintOf(key.key) }),
      standing: fault ?? (key === undefined ? "digestOnly" : "verified"),
    };
  });
}
