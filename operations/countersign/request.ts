/** What is to be signed: a contract of the registry, one of its two sites, and who signs for that site's country. */
import { join } from "node:path";
import { registry } from "../../checks/alliance.ts";
import { textOf } from "../../estate/edit/files.ts";
import type { Position } from "../../estate/issue.ts";
import { requireAlliance } from "../../estate/load/require-alliance.ts";
import { allianceFile, readSources } from "../../estate/load/sources.ts";
import { rejectIssues } from "../../estate/reject-issues.ts";
import type { Language } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import type { Party } from "../../policies/alliance/countersignatures.ts";
import type { Alliance, Countersignature } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import { TEXTS } from "./messages.ts";

/** A position as `file:line`. */
type Place = (path: readonly string[]) => string;

export interface SignRequest {
  readonly alliance: Alliance;
  readonly party: Party;
  /** Where the contract's values are in the registry. */
  readonly inRegistry: Place;
  /** The site's file, and its text when it was checked. */
  readonly file: string;
  readonly was: string;
  /** The site's countersignature as it is now, and where. */
  readonly present: Countersignature | undefined;
  readonly inFile: Place;
}

/** Reads the registry and the site's file. @throws UserError, also if one of the two files has issues */
export async function signRequest(
  root: string,
  site: string,
  name: string,
  language: Language,
): Promise<SignRequest> {
  requireAlliance(root);
  const file = join(root, site, "site.yaml");
  const was = await textOf(file); // before it is checked: what changes after this stops the writing
  const { sources, issues } = await readSources(root);
  const files = [allianceFile(root), file];
  const found = [...issues, ...registry(sources)].filter((one) => files.includes(one.file));
  rejectIssues({ issues: found }, process.cwd(), language, TEXTS.unsound);
  const { alliance } = sources;
  if (alliance === undefined) throw new Error("a registry that cannot be read has no issue");
  const inRegistry: Place = (path) => shown(alliance.at(path));
  const party = partyOf(site, name, alliance.data, inRegistry);
  const source = sources.sites.get(site)?.site;
  if (source === undefined || was === undefined)
    throw new UserError(TEXTS.noFile, { file: shownPath(file), site });
  return {
    alliance: alliance.data,
    party,
    inRegistry,
    file,
    was,
    present: own(source.data.contracts, name),
    inFile: (path) => shown(source.at(path)),
  };
}

const shown = ({ file, line }: Position) => `${shownPath(file)}:${line}`;

function partyOf(site: string, name: string, { contracts, sites }: Alliance, at: Place): Party {
  const country = own(sites, site)?.country;
  if (country === undefined) {
    throw new Misuse(TEXTS.noSite, { got: site, allowed: choice(Object.keys(sites), site) });
  }
  const contract = own(contracts, name);
  if (contract === undefined) {
    const names = Object.keys(contracts).filter((key) => {
      const { from, to } = contracts[key] ?? {};
      return from === site || to === site;
    });
    const values = { got: name, site, at: at(["contracts"]), allowed: choice(names, name) };
    throw new Misuse(TEXTS.noContract, values);
  }
  const { from, to } = contract;
  if (from === site || to === site) return { name, contract, site, country };
  const values = { at: at(["contracts", name]), contract: name, from, to, site };
  throw new Misuse(TEXTS.notParty, values);
}

/** The signatory: the named one, or the only one of the country. */
export function signatoryOf({ party, inRegistry }: SignRequest, given: string | undefined): string {
  const { name, contract, country } = party;
  const names = own(contract.signatories, country) ?? [];
  const [first = "", ...more] = names;
  if (given === undefined && more.length === 0) return first;
  if (given === undefined) {
    throw new Misuse(TEXTS.whichSignatory, { country, allowed: choice(names) });
  }
  if (names.includes(given)) return given;
  const at = inRegistry(["contracts", name, "signatories", country]);
  const values = { got: given, country, at, allowed: choice(names, given) };
  throw new Misuse(TEXTS.otherSignatory, values);
}
