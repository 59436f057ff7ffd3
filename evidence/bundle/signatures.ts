/** The signatures of a bundle: of its statement for `ssh-keygen`, and the same in its DSSE envelope. */
import { signerOf } from "../../operations/registered-signer.ts";
import { signBytes } from "../../operations/ssh-sign.ts";
import { fingerprintOf } from "../../policies/signatures/public-key.ts";
import type { OfficeKey } from "../../policies/signatures/signers.ts";
import { NAMESPACES, readSignature } from "../../policies/signatures/sshsig.ts";
import { fromBase64 } from "../../policies/signatures/wire.ts";
import { type Envelope, envelopeText, preAuthentication } from "./envelope.ts";
import { PATHS } from "./model.ts";

/** One office's signatures. */
export interface Signed {
  readonly by: OfficeKey;
  /** Of the statement, armoured. */
  readonly statement: string;
  readonly envelope: Envelope["signatures"][number];
}

/** Signs a statement with each key; rejects keys of no office, and of one that has signed already. */
export async function signStatement(
  statement: Buffer,
  day: string,
  keyFiles: readonly string[],
  keys: readonly OfficeKey[],
): Promise<Signed[]> {
  const namespace = NAMESPACES.evidence;
  const all: Signed[] = [];
  for (const key of keyFiles) {
    const signature = await signBytes(statement, key, namespace);
    const by = signerOf(statement, signature, { namespace, day, key }, keys);
    const keyid = fingerprintOf(by.key);
    if (all.some(({ envelope }) => envelope.keyid === keyid)) continue;
    const encoded = preAuthentication(statement);
    const sig = unarmoured(await signBytes(encoded, key, namespace));
    all.push({ by, statement: signature, envelope: { keyid, sig } });
  }
  return all;
}

/** The files that hold the signatures. */
export function signatureFiles(statement: Buffer, signed: readonly Signed[]): [string, Buffer][] {
  const envelope = envelopeText(
    statement,
    signed.map((one) => one.envelope),
  );
  return [
    ...signed.map(({ by, statement: text }): [string, Buffer] => [pathOf(by), Buffer.from(text)]),
    [PATHS.envelope, Buffer.from(envelope)],
  ];
}

/** Where an office's signature is in the bundle. */
export function pathOf({ office, name }: Pick<OfficeKey, "office" | "name">): string {
  return `${PATHS.signatures}${office}.${name}.sig`;
}

function unarmoured(signature: string): string {
  readSignature(signature);
  const text = signature
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => !line.startsWith("-----"))
    .join("");
  return fromBase64(text).toString("base64");
}
