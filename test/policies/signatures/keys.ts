/** Keys of every kind and their signatures as OpenSSH makes them, by Node.js alone; those of tokens have no token. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { CURVES, type KeyType } from "../../../policies/signatures/public-key.ts";
import { armoured } from "../../../policies/signatures/sshsig.ts";
import { wireString } from "../../../policies/signatures/wire.ts";

export interface TestKey {
  readonly type: KeyType;
  /** `<type> <Base64>`, as the registry has it. */
  readonly line: string;
  readonly privateKey: KeyObject;
  readonly blob: Buffer;
}

/** Changes of a signature. */
export interface Making {
  readonly hash?: string;
  /** Algorithm of an RSA signature. */
  readonly algorithm?: string;
  /** Flags of a token: 1 if it was touched. */
  readonly flags?: number;
  readonly version?: number;
  readonly reserved?: string;
}

const SSH = "ssh:";

/** A new key. */
export function newKey(type: KeyType, bits = 2048): TestKey {
  const { publicKey, privateKey } = pair(type, bits);
  const jwk = publicKey.export({ format: "jwk" });
  const bytes = (text = "") => Buffer.from(text, "base64url");
  const fields = [wireString(type)];
  if (type === "ssh-rsa") fields.push(integer(bytes(jwk.e)), integer(bytes(jwk.n)));
  else if (type.includes("ed25519")) fields.push(wireString(bytes(jwk.x)));
  else {
    const point = Buffer.concat([Buffer.of(4), bytes(jwk.x), bytes(jwk.y)]);
    fields.push(wireString(type.match(/nistp\d+/)?.[0] ?? ""), wireString(point));
  }
  if (type.startsWith("sk-")) fields.push(wireString(SSH));
  const blob = Buffer.concat(fields);
  return { type, line: `${type} ${blob.toString("base64")}`, privateKey, blob };
}

/** The signature that `ssh-keygen -Y sign` would print. */
export function signatureBy(
  key: TestKey,
  message: Uint8Array,
  namespace: string,
  making: Making = {},
): string {
  const { hash = "sha512", version = 1, reserved = "" } = making;
  const digest = createHash(hash).update(message).digest();
  const signed = Buffer.concat([
    Buffer.from("SSHSIG"),
    ...[namespace, "", hash, digest].map(wireString),
  ]);
  const number = Buffer.alloc(4);
  number.writeUInt32BE(version);
  const fields = [key.blob, namespace, reserved, hash, inner(key, signed, making)].map(wireString);
  return armoured(Buffer.concat([Buffer.from("SSHSIG"), number, ...fields]));
}

/** The signature of the prepared data in SSH's format. */
function inner(key: TestKey, data: Buffer, { algorithm, flags = 1 }: Making): Buffer {
  const { type, privateKey } = key;
  const token = type.startsWith("sk-");
  const after = Buffer.concat([Buffer.of(flags), Buffer.of(0, 0, 0, 7)]);
  const sha = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
  const message = token ? Buffer.concat([sha(SSH), after, sha(data)]) : data;
  const tail = token ? [after] : [];
  if (type === "ssh-rsa") {
    const name = algorithm ?? "rsa-sha2-512";
    const hash = name === "rsa-sha2-256" ? "sha256" : name === "ssh-rsa" ? "sha1" : "sha512";
    return Buffer.concat([wireString(name), wireString(sign(hash, message, privateKey))]);
  }
  if (type.includes("ed25519")) {
    return Buffer.concat([wireString(type), wireString(sign(null, message, privateKey)), ...tail]);
  }
  const curve = CURVES[type.match(/nistp\d+/)?.[0] as keyof typeof CURVES];
  const raw = sign(curve.hash, message, { key: privateKey, dsaEncoding: "ieee-p1363" });
  const numbers = [raw.subarray(0, curve.bytes), raw.subarray(curve.bytes)].map(integer);
  return Buffer.concat([wireString(type), wireString(Buffer.concat(numbers)), ...tail]);
}

/** A positive integer in its shortest form. */
function integer(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0) start += 1;
  const value = bytes.subarray(start);
  const positive = (value[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), value]) : value;
  return wireString(positive);
}

function pair(type: KeyType, bits: number): { publicKey: KeyObject; privateKey: KeyObject } {
  if (type === "ssh-rsa") return generateKeyPairSync("rsa", { modulusLength: bits });
  if (type.includes("ed25519")) return generateKeyPairSync("ed25519");
  const curve = CURVES[type.match(/nistp\d+/)?.[0] as keyof typeof CURVES];
  return generateKeyPairSync("ec", { namedCurve: curve.name });
}

/** Some bytes. */
export const someBytes = () => randomBytes(64);
