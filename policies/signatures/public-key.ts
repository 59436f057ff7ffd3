/** Public keys of SSH, as a line of `id_ed25519.pub` has them: read, and turned into keys of Node.js. */
import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { fromBase64, WireFault, WireReader } from "./wire.ts";

/** Kinds of keys that may sign; DSA and the certificates of SSH may not. */
export const KEY_TYPES = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "ssh-rsa",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** The shortest RSA key that may sign, in bits. */
export const LEAST_RSA_BITS = 3072;

export interface PublicKey {
  readonly type: KeyType;
  /** The key in SSH's format. */
  readonly blob: Buffer;
  readonly key: KeyObject;
  /** Of a key on a security token: what the token signs for, `ssh:` by default. */
  readonly application?: string;
  /** Of an RSA key. */
  readonly bits?: number;
}

/** The curves of ECDSA, by the last part of the type. */
export const CURVES = {
  nistp256: { name: "P-256", hash: "sha256", bytes: 32 },
  nistp384: { name: "P-384", hash: "sha384", bytes: 48 },
  nistp521: { name: "P-521", hash: "sha512", bytes: 66 },
} as const;

/** A key as the registry writes it, `<type> <Base64>`. @throws WireFault */
export function readPublicKey(line: string): PublicKey {
  const [, type = "", text = ""] = /^(\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const key = readKeyBlob(fromBase64(text));
  if (key.type !== type) throw new WireFault("another type");
  return key;
}

/** A key in SSH's format. @throws WireFault */
export function readKeyBlob(blob: Buffer): PublicKey {
  const reader = new WireReader(blob);
  const type = reader.text();
  const known = KEY_TYPES.find((one) => one === type);
  if (known === undefined) throw new WireFault("unknown type");
  const { jwk, ...more } = parts(known, reader);
  reader.end();
  try {
    return { type: known, blob, key: createPublicKey({ key: jwk, format: "jwk" }), ...more };
  } catch {
    throw new WireFault("no point of its curve");
  }
}

/** The key's parts as a JSON Web Key, and what is only in SSH's format. */
function parts(type: KeyType, reader: WireReader) {
  const application = () => (type.startsWith("sk-") ? { application: reader.text() } : {});
  if (type === "ssh-rsa") {
    const [e, n] = [reader.integer(), reader.integer()];
    const jwk = { kty: "RSA", n: n.toString("base64url"), e: e.toString("base64url") };
    return { jwk, bits: bitsOf(n) };
  }
  if (type.includes("ed25519")) {
    const x = reader.string();
    if (x.length !== 32) throw new WireFault("wrong length");
    return { jwk: { kty: "OKP", crv: "Ed25519", x: x.toString("base64url") }, ...application() };
  }
  const curve = curveOf(type);
  if (reader.text() !== type.match(/nistp\d+/)?.[0]) throw new WireFault("another curve");
  const point = reader.string();
  if (point.length !== 1 + 2 * curve.bytes || point[0] !== 4) throw new WireFault("no point");
  const x = point.subarray(1, 1 + curve.bytes).toString("base64url");
  const y = point.subarray(1 + curve.bytes).toString("base64url");
  return { jwk: { kty: "EC", crv: curve.name, x, y }, ...application() };
}

export function curveOf(type: KeyType): (typeof CURVES)[keyof typeof CURVES] {
  return CURVES[(type.match(/nistp\d+/)?.[0] ?? "nistp256") as keyof typeof CURVES];
}

function bitsOf(number: Buffer): number {
  const [first = 0] = number;
  return first === 0 ? 0 : (number.length - 1) * 8 + (32 - Math.clz32(first));
}

/** The fingerprint that `ssh-keygen -l` prints. */
export function fingerprintOf({ blob }: Pick<PublicKey, "blob">): string {
  const digest = createHash("sha256").update(blob).digest("base64").replace(/=+$/, "");
  return `SHA256:${digest}`;
}
