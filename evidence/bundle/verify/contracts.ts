/** The contracts of a bundle: evaluated again by its own registry, and their signatures by the verifier's. */
import type { Alliance } from "../../../policies/alliance/model.ts";
import { own } from "../../../policies/values/own.ts";
import { STANDING_TEXTS } from "../../contracts/messages.ts";
import { contractSignatures } from "../../contracts/signatures.ts";
import { type Contracts, contractsOf, contractsSchema, entriesIn } from "../contracts.ts";
import { type Digests, type Files, PATHS } from "../model.ts";
import { type Finding, finding } from "./finding.ts";
import { parsed } from "./parse.ts";

export interface CheckedContracts {
  readonly findings: readonly Finding[];
  /** Evaluated again. */
  readonly contracts: Contracts;
}

/** `written` is the bundle's registry, `alliance` the verifier's. */
export function checkContracts(
  files: Files,
  { site, asOf }: Digests,
  { written, alliance }: { readonly written: Alliance; readonly alliance: Alliance },
): CheckedContracts {
  const findings: Finding[] = [];
  const document = parsed(files, PATHS.contracts, contractsSchema, findings);
  if (document === undefined) return { findings, contracts: [] };
  const entriesOf = entriesIn(document.contracts);
  const contracts = contractsOf(written, site, asOf, entriesOf);
  for (const { name, signatures } of contracts) {
    const contract = own(written.contracts, name);
    const now =
      contract === undefined ? [] : contractSignatures(name, contract, alliance, entriesOf);
    for (const [index, { site: signer, key = "—", standing }] of signatures.entries()) {
      const is = now[index]?.standing;
      if (standing !== "verified" || is === undefined || is === "verified") continue;
      const values = { contract: name, site: signer, key, standing: STANDING_TEXTS[is] };
      findings.push(finding("contractSigner", values));
    }
  }
  return { findings, contracts };
}
