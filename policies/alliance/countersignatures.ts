/** Which contracts both sites have signed: the digest of the terms, and an SSH signature of the country's office. */
import {
  type OfficeKey,
  officeKeys,
  type SignatureFault,
  verified,
} from "../signatures/signers.ts";
import { NAMESPACES } from "../signatures/sshsig.ts";
import { own } from "../values/own.ts";
import { termsOf } from "./contracts.ts";
import { type Alliance, type Contract, type Countersignature, countersignature } from "./model.ts";
import { nameOf } from "./problems/offices.ts";

/** One site's part in a contract. */
export interface Party {
  /** Name of the contract. */
  readonly name: string;
  readonly contract: Contract;
  readonly site: string;
  /** Country of the site. */
  readonly country: string;
}

/** What an office's key signs: one site's agreement to the terms. Its form is part of every signature, and never changes. */
export type Agreement = Omit<Countersignature, "signature"> & {
  readonly contract: string;
  readonly site: string;
};

/** The bytes that are signed: JSON with its keys in this order, two spaces a level and a line end. */
export function agreementText({ contract, site, terms, by, signed }: Agreement): string {
  return `${JSON.stringify({ contract, site, terms, by, signed }, undefined, 2)}\n`;
}

/** Why a site's countersignature does not count. The last ones are about its SSH signature. */
export const COUNTERSIGNATURE_FAULTS = [
  "missing",
  "terms",
  "signatory",
  "late",
  "unsigned",
  "malformed",
  "unknownKey",
  "revokedKey",
  "earlyKey",
  "endedKey",
  "forged",
  "foreignKey",
  "otherOffice",
] as const;
export type CountersignatureFault = (typeof COUNTERSIGNATURE_FAULTS)[number];

/** A countersignature that was compared with the contract: why it does not count, if it does not, and whose key signed. */
export interface Countersigned {
  readonly fault?: CountersignatureFault;
  /** The registry's key that the SSH signature names; absent without one. */
  readonly key?: OfficeKey;
}

const FAULT_OF_SIGNATURE = {
  malformed: "malformed",
  unknown: "unknownKey",
  revoked: "revokedKey",
  early: "earlyKey",
  late: "endedKey",
  forged: "forged",
} as const satisfies Record<SignatureFault, CountersignatureFault>;

/**
 * Whether an office of a country has a key: then a digest alone does not count. Ended and revoked keys count here, so
 * that a revocation never makes signatures unnecessary.
 */
function hasKeys(country: string, offices: Alliance["offices"]): boolean {
  return Object.values(offices).some(
    (office) => office.country === country && Object.keys(office.signers ?? {}).length > 0,
  );
}

/** Contracts that a site countersigns by their digest alone, because no office of its country has a key. */
export function digestOnly(
  { contracts, offices, sites }: Alliance,
  site: string,
  signed: Readonly<Record<string, unknown>>,
): string[] {
  const country = own(sites, site)?.country;
  if (country === undefined || hasKeys(country, offices)) return [];
  return Object.keys(signed).filter((name) => Object.hasOwn(contracts, name));
}

/**
 * Evaluates a site's countersignature of a contract. `keys` are all keys of the registry; `undefined` leaves SSH
 * signatures out, for a registry whose keys cannot be read.
 */
export function evaluateCountersignature(
  { name, contract, site, country }: Party,
  signed: Countersignature | undefined,
  {
    offices,
    keys,
  }: Pick<Alliance, "offices"> & { readonly keys: readonly OfficeKey[] | undefined },
): Countersigned {
  if (signed === undefined) return { fault: "missing" };
  if (signed.terms !== termsOf(name, contract)) return { fault: "terms" };
  if (!(own(contract.signatories, country) ?? []).includes(signed.by)) {
    return { fault: "signatory" };
  }
  if (signed.signed > contract.start) return { fault: "late" };
  if (keys === undefined) return {};
  const { signature, ...words } = signed;
  if (signature === undefined) return hasKeys(country, offices) ? { fault: "unsigned" } : {};
  const message = Buffer.from(agreementText({ contract: name, site, ...words }));
  const purpose = { namespace: NAMESPACES.contract, day: signed.signed };
  const { by: key, fault } = verified(message, signature, purpose, keys);
  if (key === undefined) return { fault: FAULT_OF_SIGNATURE[fault ?? "unknown"] };
  if (fault !== undefined) return { fault: FAULT_OF_SIGNATURE[fault], key };
  const wrong = officeFault(signed.by, country, key, offices);
  return { key, ...(wrong !== undefined && { fault: wrong }) };
}

/** Why a key may not sign for a site of a country in the name of a signatory. */
export function officeFault(
  by: string,
  country: string,
  key: OfficeKey,
  offices: Alliance["offices"],
): "foreignKey" | "otherOffice" | undefined {
  if (key.country !== country) return "foreignKey";
  return speaksForAnother(by, key, offices) ? "otherOffice" : undefined;
}

/** Whether the registry names a signatory as a person of another office than the key's. */
function speaksForAnother(by: string, { office }: OfficeKey, offices: Alliance["offices"]) {
  const named = Object.entries(offices).filter(([, { people }]) =>
    people.some((person) => nameOf(person) === nameOf(by)),
  );
  return named.length > 0 && !named.some(([key]) => key === office);
}

/**
 * The registry with only the contracts that both sites countersign: no other is in force. `wordsOf` returns the entry
 * `contracts` of a site's file, in any shape. The registry has no problems.
 */
export function countersigned(alliance: Alliance, wordsOf: (site: string) => unknown): Alliance {
  const signers = { offices: alliance.offices, keys: officeKeys(alliance) };
  const holds = (name: string, contract: Contract, site: string) => {
    const words = wordsOf(site);
    const entry =
      typeof words === "object" && words !== null
        ? own(words as Record<string, unknown>, name)
        : undefined;
    const read = countersignature.safeParse(entry);
    if (!read.success) return false;
    const party = { name, contract, site, country: own(alliance.sites, site)?.country ?? "" };
    return evaluateCountersignature(party, read.data, signers).fault === undefined;
  };
  const contracts = Object.entries(alliance.contracts).filter(([name, contract]) =>
    [contract.from, contract.to].every((site) => holds(name, contract, site)),
  );
  return { ...alliance, contracts: Object.fromEntries(contracts) };
}
