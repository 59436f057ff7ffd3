/**
 * Signatures that `ssh-keygen -Y sign` makes (OpenSSH's PROTOCOL.sshsig), verified without a program: what
 * `ssh-keygen -Y verify` accepts, except keys and hashes that are too weak, and tokens that were not touched.
 */
import { createHash, type KeyObject, verify } from "node:crypto";
import { curveOf, type PublicKey, readKeyBlob } from "./public-key.ts";
import { fromBase64, WireFault, WireReader, wireString } from "./wire.ts";

/** What a signature is for; one for another purpose does not count. */
export const NAMESPACES = {
  evidence: "aes-estate-evidence",
  contract: "aes-estate-contract",
} as const;

const MAGIC = "SSHSIG";
const BEGIN = "-----BEGIN SSH SIGNATURE-----";
const END = "-----END SSH SIGNATURE-----";

/** Longer texts are no signature: one by the longest RSA key has 4 KiB. */
const MOST_CHARACTERS = 16_384;

/** A signature as it was read; nothing is verified yet. */
export interface SshSignature {
  readonly key: PublicKey;
  readonly namespace: string;
  readonly hash: "sha256" | "sha512";
  /** The signature itself in SSH's format. */
  readonly signature: Buffer;
}

/** Reads the armoured text of a signature. @throws WireFault */
export function readSignature(text: string): SshSignature {
  if (text.length > MOST_CHARACTERS) throw new WireFault("too long");
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  if (lines[0] !== BEGIN || lines.at(-1) !== END) throw new WireFault("not armoured");
  return readSignatureBlob(fromBase64(lines.slice(1, -1).join("")));
}

/** Reads a signature without its armour. @throws WireFault */
export function readSignatureBlob(blob: Buffer): SshSignature {
  const reader = new WireReader(blob);
  if (reader.bytes(MAGIC.length).toString("latin1") !== MAGIC) throw new WireFault("no signature");
  if (reader.number() !== 1) throw new WireFault("another version");
  const key = readKeyBlob(reader.string());
  const namespace = reader.string().toString("utf8");
  if (reader.string().length > 0) throw new WireFault("reserved field");
  const hash = reader.text();
  if (hash !== "sha256" && hash !== "sha512") throw new WireFault("another hash");
  const signature = reader.string();
  reader.end();
  return { key, namespace, hash, signature };
}

/** The armour of a signature, 70 characters a line as `ssh-keygen` writes it. */
export function armoured(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString("base64")
      .match(/.{1,70}/g) ?? [];
  return [BEGIN, ...lines, END, ""].join("\n");
}

/** Whether a signature is one of these bytes for this purpose, by the key that it names. */
export function isSignatureOf(
  message: Uint8Array,
  { key, namespace, hash, signature }: SshSignature,
  wanted: string,
): boolean {
  if (namespace !== wanted) return false;
  const digest = createHash(hash).update(message).digest();
  const fields = [namespace, "", hash, digest].map(wireString);
  try {
    return holds(Buffer.concat([Buffer.from(MAGIC), ...fields]), key, signature);
  } catch (error) {
    if (error instanceof WireFault) return false;
    throw error;
  }
}

/** The hash of each algorithm of RSA; the key's own name stands for SHA-1 and is not accepted. */
const RSA_HASHES: Readonly<Record<string, string>> = {
  "rsa-sha2-256": "sha256",
  "rsa-sha2-512": "sha512",
};

function holds(signed: Buffer, key: PublicKey, signature: Buffer): boolean {
  const reader = new WireReader(signature);
  const algorithm = reader.text();
  const value = reader.string();
  const data = key.application === undefined ? signed : tokenData(signed, key.application, reader);
  reader.end();
  if (data === undefined) return false;
  if (key.type === "ssh-rsa") {
    const hash = Object.hasOwn(RSA_HASHES, algorithm) ? RSA_HASHES[algorithm] : undefined;
    return hash !== undefined && verify(hash, data, key.key, padded(value, key.key));
  }
  if (algorithm !== key.type) return false;
  if (key.type.includes("ed25519")) return verify(null, data, key.key, value);
  const { hash, bytes } = curveOf(key.type);
  const raw = rawOf(value, bytes);
  return verify(hash, data, { key: key.key, dsaEncoding: "ieee-p1363" }, raw);
}

/** What a security token signs; `undefined` if it was not touched. */
function tokenData(signed: Buffer, application: string, reader: WireReader): Buffer | undefined {
  const flags = reader.bytes(1);
  const counter = reader.bytes(4);
  if (((flags[0] ?? 0) & TOUCHED) === 0) return undefined;
  const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
  return Buffer.concat([
    digest(Buffer.from(application, "latin1")),
    flags,
    counter,
    digest(signed),
  ]);
}
const TOUCHED = 1;

/** Leading zeros of an RSA signature may be left out in SSH's format. */
function padded(value: Buffer, key: KeyObject): Buffer {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return Buffer.concat([Buffer.alloc(Math.max(0, Math.ceil(bits / 8) - value.length)), value]);
}

/** The two numbers of an ECDSA signature, side by side. */
function rawOf(value: Buffer, bytes: number): Buffer {
  const reader = new WireReader(value);
  const numbers = [reader.integer(), reader.integer()];
  reader.end();
  return Buffer.concat(
    numbers.flatMap((number) => {
      if (number.length > bytes) throw new WireFault("too large");
      return [Buffer.alloc(bytes - number.length), number];
    }),
  );
}
