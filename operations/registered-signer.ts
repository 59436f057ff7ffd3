/** Whose key of the registry has signed. */
import { UserError } from "../output/user-error.ts";
import { fingerprintOf } from "../policies/signatures/public-key.ts";
import { entryOf, type OfficeKey, verified } from "../policies/signatures/signers.ts";
import { readSignature } from "../policies/signatures/sshsig.ts";
import { WireFault } from "../policies/signatures/wire.ts";
import { SIGNING } from "./registered-signer-messages.ts";

/** The key of the registry that made a signature; rejects a signature that would not count. */
export function signerOf(
  message: Uint8Array,
  signature: string,
  { namespace, day, key }: { namespace: string; day: string; key: string },
  keys: readonly OfficeKey[],
): OfficeKey {
  const { by, fault } = verified(message, signature, { namespace, day }, keys);
  if (by !== undefined && fault === undefined) return by;
  const fingerprint = fingerprintIn(signature);
  if (by === undefined) throw new UserError(SIGNING.unknownKey, { key, fingerprint });
  const { start, end } = by.signer;
  const values = { key, entry: entryOf(by), day, start, end };
  if (fault === "revoked") throw new UserError(SIGNING.revokedKey, values);
  throw new UserError(SIGNING.otherDay, values);
}

function fingerprintIn(signature: string): string {
  try {
    return fingerprintOf(readSignature(signature).key);
  } catch (error) {
    if (error instanceof WireFault) return "—";
    throw error;
  }
}
