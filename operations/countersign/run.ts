/** `estate sign`: shows a contract's terms, signs them with an office's key, and writes the site's file. */
import { isDeepStrictEqual } from "node:util";
import { textOf, writeAll } from "../../estate/edit/files.ts";
import { parseSource } from "../../estate/load/source.ts";
import { rejectIssues } from "../../estate/reject-issues.ts";
import { type Language, render } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { UserError } from "../../output/user-error.ts";
import { termsOf } from "../../policies/alliance/contracts.ts";
import {
  type Agreement,
  agreementText,
  evaluateCountersignature,
} from "../../policies/alliance/countersignatures.ts";
import { fingerprintOf } from "../../policies/signatures/public-key.ts";
import { type OfficeKey, officeKeys } from "../../policies/signatures/signers.ts";
import { NAMESPACES } from "../../policies/signatures/sshsig.ts";
import { signerOf } from "../registered-signer.ts";
import { signBytes } from "../ssh-sign.ts";
import { type Signed, withCountersignature } from "./edit.ts";
import { TEXTS } from "./messages.ts";
import { type SignRequest, signatoryOf, signRequest } from "./request.ts";
import { statementText, termsText } from "./terms.ts";

export interface SignOptions {
  /** The stacks folder. */
  readonly root: string;
  /** Path of the key; absent: the terms are only shown. */
  readonly key?: string | undefined;
  /** The signatory. @default the only one of the site's country */
  readonly by?: string | undefined;
  /** Day (UTC) of the signature. */
  readonly today: string;
}

/** Shows the terms and, with a key, writes the site's countersignature. @throws UserError, before anything is written */
export async function countersign(
  site: string,
  contract: string,
  { root, key, by: given, today }: SignOptions,
  language: Language,
): Promise<void> {
  const say = (text: keyof typeof TEXTS, values = {}) =>
    console.log(render(TEXTS[text], values, language));
  const request = await signRequest(root, site, contract, language);
  const { party, file } = request;
  const by = signatoryOf(request, given);
  console.log(termsText(request, language));
  const already = validSignature(request, by);
  if (already !== undefined) return say("already", already);
  rejectLate(request, today);
  const terms = termsOf(contract, party.contract);
  const agreement = { contract, site, terms, by, signed: today };
  console.log(statementText(agreement, language));
  if (key === undefined) return say("onlyShown", { site, contract });
  const { signature, signer } = await signedBy(key, agreement, request);
  await write(file, contract, { by, signed: today, terms, signature }, language);
  const fingerprint = fingerprintOf(signer.key);
  say("written", { by, entry: entryOf(signer), fingerprint, file: shownPath(file) });
}

const entryOf = ({ office, name }: OfficeKey) => `offices.${office}.signers.${name}`;

const signersOf = ({ alliance }: SignRequest) => {
  return { offices: alliance.offices, keys: officeKeys(alliance) };
};

/** The signature that the site's file has already, if it counts and is by the same signatory. */
function validSignature(request: SignRequest, by: string) {
  const { party, present, inFile } = request;
  const { fault, key } = evaluateCountersignature(party, present, signersOf(request));
  if (fault !== undefined || key === undefined || present?.by !== by) return undefined;
  const at = inFile(["contracts", party.name]);
  return { at, by, signed: present.signed, entry: entryOf(key) };
}

function rejectLate({ party, inRegistry }: SignRequest, today: string): void {
  const { name, contract } = party;
  if (today <= contract.start) return;
  const at = inRegistry(["contracts", name, "start"]);
  throw new UserError(TEXTS.late, { at, start: contract.start, today });
}

/** Signs with a key; rejects keys that are no office's, are not valid on that day, or may not sign for this site. */
async function signedBy(key: string, agreement: Agreement, request: SignRequest) {
  const { party } = request;
  const message = Buffer.from(agreementText(agreement));
  const signature = await signBytes(message, key, NAMESPACES.contract);
  const purpose = { namespace: NAMESPACES.contract, day: agreement.signed, key };
  const signers = signersOf(request);
  const signer = signerOf(message, signature, purpose, signers.keys);
  const { by, signed, terms } = agreement;
  const { fault } = evaluateCountersignature(party, { by, signed, terms, signature }, signers);
  if (fault === "foreignKey" || fault === "otherOffice") {
    const { country, site } = party;
    const values = { key, entry: entryOf(signer), of: signer.country, country, site, by };
    throw new UserError(TEXTS[fault], values);
  }
  if (fault !== undefined) throw new Error(`a new signature does not count: ${fault}`);
  return { signature, signer };
}

/** Writes the site's file; nothing but this entry changes. */
async function write(
  file: string,
  contract: string,
  signed: Signed,
  language: Language,
): Promise<void> {
  const was = (await textOf(file)) ?? "";
  const text = withCountersignature(was, contract, signed);
  const after = parseSource(file, text);
  rejectIssues(after, process.cwd(), language, TEXTS.unwritable);
  const before = parseSource(file, was).source?.data as { readonly contracts?: object };
  const wanted = { ...before, contracts: { ...before.contracts, [contract]: signed } };
  if (!isDeepStrictEqual(after.source?.data, wanted)) {
    throw new Error(`${file}: the edit changes more than contracts.${contract}`);
  }
  await writeAll([{ file, text, was }]);
}
