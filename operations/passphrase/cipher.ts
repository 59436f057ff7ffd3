/**
 * The engine's encryption by passphrase (pkg/secrets/passphrase, sdk/go/common/resource/config/crypt.go of Pulumi): AES-256-GCM
 * with a key that PBKDF2 derives from the phrase and a salt. Beside the salt a known text is kept, encrypted, so that a salt
 * shows which phrase belongs to it.
 */
import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);

/** How often PBKDF2 repeats: the engine's number. */
export const ITERATIONS = 1_000_000;
const KNOWN = "pulumi";
const [KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 8, 12, 16];

/** Encrypts and decrypts with one phrase and one salt. */
export interface Cipher {
  /** As the state and the configuration keep it: `v1:<salt>:<known text, encrypted>`. */
  readonly salt: string;
  encrypt(text: string): string;
  /** Throws if the text was encrypted otherwise. */
  decrypt(text: string): string;
}

/** A cipher with a new salt. */
export async function newCipher(phrase: string, iterations = ITERATIONS): Promise<Cipher> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(phrase, salt, iterations, KEY_BYTES, "sha256");
  return withKey(key, `v1:${salt.toString("base64")}:${encrypted(key, KNOWN)}`);
}

/** The cipher of a known salt; `undefined` if the phrase does not belong to it. */
export async function cipherOf(
  phrase: string,
  salt: string,
  iterations = ITERATIONS,
): Promise<Cipher | undefined> {
  const [, bytes, known] = /^v1:([^:]+):(v1:.+)$/.exec(salt) ?? [];
  if (bytes === undefined || known === undefined) return undefined;
  const from = Buffer.from(bytes, "base64");
  const key = await derive(phrase, from, iterations, KEY_BYTES, "sha256");
  try {
    return decrypted(key, known) === KNOWN ? withKey(key, salt) : undefined;
  } catch {
    return undefined;
  }
}

function withKey(key: Buffer, salt: string): Cipher {
  return {
    salt,
    encrypt: (text) => encrypted(key, text),
    decrypt: (text) => decrypted(key, text),
  };
}

function encrypted(key: Buffer, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const parts = [cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return `v1:${nonce.toString("base64")}:${Buffer.concat(parts).toString("base64")}`;
}

function decrypted(key: Buffer, text: string): string {
  const [version, nonce = "", content = ""] = text.split(":");
  if (version !== "v1") throw new Error(`${version}: unknown version of an encrypted value`);
  const bytes = Buffer.from(content, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const parts = [decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()];
  return Buffer.concat(parts).toString("utf8");
}
