/** `estate sign`: shows a contract's terms, signs them with an office's key, and writes the site's file. */
import { isDeepStrictEqual } from "node:util";
import { writeAll } from "../../estate/edit/files.ts";
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
  officeFault,
  type Party,
} from "../../policies/alliance/countersignatures.ts";
import { fingerprintOf } from "../../policies/signatures/public-key.ts";
import { entryOf, type OfficeKey, officeKeys } from "../../policies/signatures/signers.ts";
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

/** The registry's offices, and their keys. */
interface Signers {
  readonly offices: SignRequest["alliance"]["offices"];
  readonly keys: readonly OfficeKey[];
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
  const signers = { offices: request.alliance.offices, keys: officeKeys(request.alliance) };
  const already = validSignature(request, by, signers);
  if (already !== undefined) return say("already", already);
  rejectLate(request, today);
  const terms = termsOf(contract, party.contract);
  const agreement = { contract, site, terms, by, signed: today };
  console.log(statementText(agreement, language));
  if (key === undefined) return say("onlyShown", { site, contract });
  const { signature, signer } = await signedBy(key, agreement, party, signers);
  await write(request, contract, { by, signed: today, terms, signature }, language);
  const fingerprint = fingerprintOf(signer.key);
  say("written", { by, entry: entryOf(signer), fingerprint, file: shownPath(file) });
}

/** The signature that the site's file has already, if it counts and is by the same signatory. */
function validSignature({ party, present, inFile }: SignRequest, by: string, signers: Signers) {
  const { fault, key } = evaluateCountersignature(party, present, signers);
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
async function signedBy(
  key: string,
  agreement: Agreement,
  { country }: Party,
  { keys, offices }: Signers,
) {
  const { by, signed: day, site } = agreement;
  const message = Buffer.from(agreementText(agreement));
  const { contract: namespace } = NAMESPACES;
  const signature = await signBytes(message, key, namespace);
  const signer = signerOf(message, signature, { namespace, day, key }, keys);
  const fault = officeFault(by, country, signer, offices);
  if (fault === undefined) return { signature, signer };
  const values = { key, entry: entryOf(signer), of: signer.country, country, site, by };
  throw new UserError(TEXTS[fault], values);
}

/** Writes the site's file; nothing but this entry changes, and nothing at all if the file has changed meanwhile. */
async function write(
  { file, was }: SignRequest,
  contract: string,
  signed: Signed,
  language: Language,
): Promise<void> {
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
