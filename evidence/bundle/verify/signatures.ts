/** The signatures of a bundle: each of a key of the verifier's registry, and of each country that is required. */
import { fingerprintOf } from "../../../policies/signatures/public-key.ts";
import {
  entryOf,
  type OfficeKey,
  type SignatureFault,
  type Verified,
  verified,
} from "../../../policies/signatures/signers.ts";
import { NAMESPACES, readSignatureBlob } from "../../../policies/signatures/sshsig.ts";
import { WireFault } from "../../../policies/signatures/wire.ts";
import { envelopeSchema, preAuthentication } from "../envelope.ts";
import { type Files, PATHS } from "../model.ts";
import { pathOf } from "../signatures.ts";
import { type Finding, type FindingKey, finding } from "./finding.ts";
import { parsed } from "./parse.ts";

export interface CheckedSignatures {
  /** The keys whose signatures count, in the statement's file and in the envelope. */
  readonly by: readonly OfficeKey[];
  readonly findings: readonly Finding[];
}

const FAULTS: Readonly<Record<SignatureFault, FindingKey>> = {
  malformed: "signatureMalformed",
  unknown: "signatureUnknown",
  revoked: "signatureRevoked",
  early: "signatureEarly",
  late: "signatureLate",
  forged: "signatureForged",
};

/** Verifies every signature of the statement, whose day is `day`, by the keys that may sign. */
export function checkSignatures(
  files: Files,
  day: string,
  keys: readonly OfficeKey[],
  required: readonly string[],
): CheckedSignatures {
  const statement = files.get(PATHS.statement) ?? Buffer.of();
  const findings: Finding[] = [];
  const options = { namespace: NAMESPACES.evidence, day };
  const paths = [...files.keys()].filter((path) => path.startsWith(PATHS.signatures)).sort();
  const note = (path: string, one: Verified): OfficeKey[] => {
    if (one.fault !== undefined) {
      findings.push(
        finding(FAULTS[one.fault], {
          path,
          day,
          entry: one.by === undefined ? "—" : entryOf(one.by),
        }),
      );
    }
    return one.by !== undefined && one.fault === undefined ? [one.by] : [];
  };
  const signed = paths.flatMap((path) => {
    const text = files.get(path)?.toString("utf8") ?? "";
    const by = note(path, verified(statement, text, options, keys));
    // A signature under another office's name would mislead a person.
    const misnamed = by.filter((key) => pathOf(key) !== path);
    for (const key of misnamed) {
      findings.push(finding("disagree", { path, what: path, with: pathOf(key) }));
    }
    return misnamed.length > 0 ? [] : by;
  });
  const enveloped = checkEnvelope(files, statement, { options, keys, note }, findings);
  const both = signed.filter((key) => enveloped.includes(key));
  if (both.length < signed.length || both.length < enveloped.length) {
    const values = { path: PATHS.envelope, what: "signatures", with: PATHS.signatures };
    findings.push(finding("disagree", values));
  }
  return { by: both, findings: [...findings, ...unsigned(both, required, keys)] };
}

function checkEnvelope(
  files: Files,
  statement: Buffer,
  {
    options,
    keys,
    note,
  }: {
    readonly options: { readonly namespace: string; readonly day: string };
    readonly keys: readonly OfficeKey[];
    note(path: string, one: Verified): OfficeKey[];
  },
  findings: Finding[],
): OfficeKey[] {
  const path = PATHS.envelope;
  const envelope = parsed(files, path, envelopeSchema, findings);
  if (envelope === undefined) return [];
  if (!Buffer.from(envelope.payload, "base64").equals(statement)) {
    findings.push(finding("disagree", { path, what: "payload", with: PATHS.statement }));
    return [];
  }
  const message = preAuthentication(statement);
  return envelope.signatures.flatMap(({ keyid, sig }) => {
    const signature = readable(sig);
    if (signature === undefined) return note(path, { fault: "malformed" });
    const by = note(path, verified(message, signature, options, keys));
    if (by.every(({ key }) => fingerprintOf(key) === keyid)) return by;
    findings.push(finding("disagree", { path, what: keyid, with: "sig" }));
    return [];
  });
}

function readable(sig: string) {
  try {
    return readSignatureBlob(Buffer.from(sig, "base64"));
  } catch (error) {
    if (error instanceof WireFault) return undefined;
    throw error;
  }
}

function unsigned(
  by: readonly OfficeKey[],
  required: readonly string[],
  keys: readonly OfficeKey[],
): Finding[] {
  return required
    .filter((country) => !by.some((key) => key.country === country))
    .map((country) => {
      const offices = keys.filter((key) => key.country === country).map(({ office }) => office);
      const want = [...new Set(offices)].join(", ") || "—";
      return finding("unsigned", { country, want });
    });
}
