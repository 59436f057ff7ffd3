/** A contract on copies is in force if both sites declare it in their own files, on the same terms. */

import type { AllianceCheck, SiteContext } from "../estate/context.ts";
import { type Issue, issue, type Positioned, positionOf } from "../estate/issue.ts";
import type { IssueText } from "../estate/issue-text.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";
import { termsOf } from "../policies/alliance/contracts.ts";
import {
  type CountersignatureFault,
  type Countersigned,
  digestOnly,
  evaluateCountersignature,
} from "../policies/alliance/countersignatures.ts";
import type { Alliance, Countersignature } from "../policies/alliance/model.ts";
import { signerProblems } from "../policies/alliance/problems/signers.ts";
import { entryOf, officeKeys } from "../policies/signatures/signers.ts";
import { NAMESPACES } from "../policies/signatures/sshsig.ts";
import { CONTRACTS } from "./messages/contracts.ts";

const ISSUES = {
  missing: CONTRACTS.contractUnsigned,
  terms: CONTRACTS.contractTerms,
  signatory: CONTRACTS.contractSignatory,
  late: CONTRACTS.contractLate,
  unsigned: CONTRACTS.contractDigestOnly,
  malformed: CONTRACTS.contractMalformed,
  unknownKey: CONTRACTS.contractUnknownKey,
  revokedKey: CONTRACTS.contractRevokedKey,
  earlyKey: CONTRACTS.contractKeyDay,
  endedKey: CONTRACTS.contractKeyDay,
  forged: CONTRACTS.contractForged,
  foreignKey: CONTRACTS.contractForeignKey,
  otherOffice: CONTRACTS.contractOtherOffice,
} as const satisfies Record<CountersignatureFault, IssueText>;

/** Faults of the entry itself; the others are about its SSH signature. */
const OF_ENTRY: ReadonlySet<CountersignatureFault> = new Set([
  "missing",
  "terms",
  "signatory",
  "late",
]);

/** The keys of a registry; `undefined` if one cannot be read, which another check reports. */
function keysOf(alliance: Alliance) {
  return signerProblems(alliance).length === 0 ? officeKeys(alliance) : undefined;
}

export const contracts: AllianceCheck = ({ alliance, sites }) => {
  if (alliance === undefined) return [];
  const signers = { offices: alliance.data.offices, keys: keysOf(alliance.data) };
  const agreed = Object.entries(alliance.data.contracts);
  return [
    ...agreed.flatMap(([name, contract]) =>
      [...new Set([contract.from, contract.to])].flatMap((key): Issue[] => {
        const registered = Object.hasOwn(alliance.data.sites, key) && alliance.data.sites[key];
        const { site } = sites.get(key) ?? {};
        // A site that is unknown or whose file cannot be read is reported by another check.
        if (!registered || (sites.has(key) && site === undefined)) return [];
        const signed = site?.data.contracts ?? {};
        const signature = Object.hasOwn(signed, name) ? signed[name] : undefined;
        const { country } = registered;
        const party = { name, contract, site: key, country };
        const evaluated = evaluateCountersignature(party, signature, signers);
        const { fault } = evaluated;
        if (fault === undefined) return [];
        const path = ["contracts", name, ...(OF_ENTRY.has(fault) ? [] : ["signature"])];
        const at = site?.at(path) ?? alliance.at(["contracts", name]);
        return [
          issue(at, ISSUES[fault], {
            contract: name,
            site: key,
            country,
            start: contract.start,
            terms: termsOf(name, contract),
            allowed: choice(contract.signatories[country] ?? []),
            namespace: NAMESPACES.contract,
            ...valuesOf(signature, evaluated),
          }),
        ];
      }),
    ),
    ...[...sites.values()].flatMap(({ key, site }) =>
      Object.keys(site?.data.contracts ?? {}).flatMap((got) => {
        const own = agreed.filter(([, { from, to }]) => from === key || to === key);
        const allowed = own.map(([name]) => name);
        if (site === undefined || allowed.includes(got)) return [];
        return [
          issue(site.at(["contracts", got]), REFERENCES.unknownReference, {
            got,
            allowed: choice(allowed, got),
          }),
        ];
      }),
    ),
  ];
};

/** What the messages show of a countersignature and of the key that signed. */
function valuesOf(signature: Countersignature | undefined, { fault, key }: Countersigned) {
  const { by = "", signed = "", terms = "" } = signature ?? {};
  const got = fault === "terms" ? terms : fault === "late" ? signed : by;
  const entry = key === undefined ? "" : entryOf(key);
  const { start: from = "", end: until = "" } = key?.signer ?? {};
  const of = { office: key?.office ?? "", of: key?.country ?? "" };
  return { got, by, signed, entry, from, until, ...of };
}

/** A site's countersignatures that are digests alone: who signed is not assessed, because its country has no key. */
export interface DigestOnly extends Positioned {
  readonly country: string;
  /** The contracts, by name. */
  readonly contracts: readonly string[];
}

/** Those of some sites, one entry a site, for reports. */
export function digestsOnly(sites: readonly SiteContext[]): DigestOnly[] {
  return sites.flatMap(({ key, alliance, allianceSite: { country }, site }) => {
    const contracts = digestOnly(alliance.data, key, site.data.contracts);
    if (contracts.length === 0) return [];
    return [{ ...positionOf(site.at(["contracts"])), country, contracts }];
  });
}
