/** A contract on copies is in force if both sites declare it in their own files, on the same terms. */

import type { AllianceCheck } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import type { IssueText } from "../estate/issue-text.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";
import { countersignatureFault, termsOf } from "../policies/alliance/contracts.ts";
import { CONTRACTS } from "./messages/contracts.ts";

const ISSUES = {
  missing: CONTRACTS.contractUnsigned,
  terms: CONTRACTS.contractTerms,
  signatory: CONTRACTS.contractSignatory,
  late: CONTRACTS.contractLate,
} as const satisfies Record<string, IssueText>;

export const contracts: AllianceCheck = ({ alliance, sites }) => {
  if (alliance === undefined) return [];
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
        const fault = countersignatureFault(name, contract, registered.country, signature);
        if (fault === undefined) return [];
        const at = site?.at(["contracts", name]) ?? alliance.at(["contracts", name]);
        return [
          issue(at, ISSUES[fault], {
            contract: name,
            site: key,
            got:
              {
                terms: signature?.terms,
                signatory: signature?.by,
                late: signature?.signed,
                missing: "",
              }[fault] ?? "",
            start: contract.start,
            terms: termsOf(name, contract),
            allowed: choice(contract.signatories[registered.country] ?? []),
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
