/** SSH signatures: each kind of key, and everything that is not exactly one. */
import test from "ava";
import fc from "fast-check";
import {
  fingerprintOf,
  KEY_TYPES,
  type KeyType,
  readPublicKey,
} from "../../../policies/signatures/public-key.ts";
import {
  armoured,
  isSignatureOf,
  NAMESPACES,
  readSignature,
} from "../../../policies/signatures/sshsig.ts";
import { WireFault } from "../../../policies/signatures/wire.ts";
import { type Making, newKey, signatureBy } from "./keys.ts";

const NAMESPACE = NAMESPACES.evidence;
const MESSAGE = Buffer.from("déclaration\n");
const KEYS = Object.fromEntries(KEY_TYPES.map((type) => [type, newKey(type)]));
const keyOf = (type: KeyType) => KEYS[type] ?? newKey(type);

function holds(
  type: KeyType,
  making: Making = {},
  message = MESSAGE,
  namespace: string = NAMESPACE,
) {
  const signature = signatureBy(keyOf(type), MESSAGE, NAMESPACE, making);
  return isSignatureOf(message, readSignature(signature), namespace);
}

for (const type of KEY_TYPES) {
  test(`${type}: its signature holds, for its message and its purpose alone`, (t) => {
    t.true(holds(type));
    t.true(holds(type, { hash: "sha256" }));
    t.false(holds(type, {}, Buffer.from("another\n")));
    t.false(holds(type, {}, MESSAGE, NAMESPACES.contract));
    const { line, blob } = keyOf(type);
    t.deepEqual(readPublicKey(line).blob, blob);
    t.regex(fingerprintOf(readPublicKey(line)), /^SHA256:[A-Za-z0-9+/]{43}$/);
  });

  test(`${type}: a signature of another key under its name does not hold`, (t) => {
    const [own, other] = [keyOf(type), newKey(type)];
    const forged = signatureBy({ ...own, privateKey: other.privateKey }, MESSAGE, NAMESPACE);
    t.false(isSignatureOf(MESSAGE, readSignature(forged), NAMESPACE));
  });

  test(`${type}: no byte of a signature can change`, (t) => {
    const text = signatureBy(keyOf(type), MESSAGE, NAMESPACE);
    const blob = Buffer.from(text.split("\n").slice(1, -2).join(""), "base64");
    const property = fc.property(
      fc.nat(blob.length - 1),
      fc.integer({ min: 1, max: 255 }),
      (at, change) => {
        const changed = Buffer.from(blob);
        changed[at] = (changed[at] ?? 0) ^ change;
        // A token's counter is signed as well; nothing is left that a forger could choose.
        return !accepted(armoured(changed));
      },
    );
    t.notThrows(() => fc.assert(property, { numRuns: 60 }));
  });
}

function accepted(text: string): boolean {
  try {
    const signature = readSignature(text);
    return KEY_TYPES.some((type) => keyOf(type).blob.equals(signature.key.blob))
      ? isSignatureOf(MESSAGE, signature, NAMESPACE)
      : false;
  } catch (error) {
    if (error instanceof WireFault) return false;
    throw error;
  }
}

test("an untouched token, SHA-1 and another version do not hold", (t) => {
  t.false(holds("sk-ssh-ed25519@openssh.com", { flags: 0 }));
  t.false(holds("sk-ecdsa-sha2-nistp256@openssh.com", { flags: 4 }));
  t.true(holds("ssh-rsa", { algorithm: "rsa-sha2-256" }));
  t.false(holds("ssh-rsa", { algorithm: "ssh-rsa" }));
  t.throws(() => holds("ssh-ed25519", { version: 2 }), { instanceOf: WireFault });
  t.throws(() => holds("ssh-ed25519", { reserved: "x" }), { instanceOf: WireFault });
  t.throws(() => holds("ssh-ed25519", { hash: "sha384" }), { instanceOf: WireFault });
});

test("what is no signature and no key is rejected", (t) => {
  const good = signatureBy(keyOf("ssh-ed25519"), MESSAGE, NAMESPACE);
  const lines = good.split("\n");
  for (const text of [
    "",
    good.replace("BEGIN", "END"),
    `x${good}`,
    `${good}x`,
    [...lines.slice(0, 2), ...lines.slice(3)].join("\n"),
    good.replace("U1NIU0lH", "U1NIU0lI"),
    "a".repeat(20_000),
  ]) {
    t.throws(() => readSignature(text), { instanceOf: WireFault }, text.slice(0, 30));
  }
  const { line } = keyOf("ssh-ed25519");
  for (const text of [
    "",
    line.slice(0, -4),
    `${line} comment`,
    `command="x" ${line}`,
    "ssh-dss AAAA",
  ]) {
    t.throws(() => readPublicKey(text), { instanceOf: WireFault }, text.slice(0, 30));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !accepted(armoured(bytes))),
    { numRuns: 200 },
  );
});
