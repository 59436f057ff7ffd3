/** Signatures of `ssh-keygen` hold here, and those of each kind of key that are made here hold for `ssh-keygen`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import {
  fingerprintOf,
  KEY_TYPES,
  readPublicKey,
} from "../../../policies/signatures/public-key.ts";
import { isSignatureOf, readSignature } from "../../../policies/signatures/sshsig.ts";
import { type Making, newKey, signatureBy, type TestKey } from "./keys.ts";

const folder = mkdtempSync(join(tmpdir(), "aes-estate-sshsig-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const NAMESPACE = "aes-estate-contract";
const MESSAGE = Buffer.from("terms\n");

const GENERATED = {
  ed25519: ["ed25519"],
  ecdsa256: ["ecdsa", "-b", "256"],
  ecdsa384: ["ecdsa", "-b", "384"],
  ecdsa521: ["ecdsa", "-b", "521"],
  rsa: ["rsa", "-b", "3072"],
} as const;

for (const [name, kind] of Object.entries(GENERATED)) {
  test(`${name}: a signature of ssh-keygen holds`, async (t) => {
    const file = join(folder, name);
    await execa("ssh-keygen", ["-q", "-t", ...kind, "-N", "", "-C", "", "-f", file]);
    const key = readPublicKey(readFileSync(`${file}.pub`, "utf8").trim());
    const { stdout: listed } = await execa("ssh-keygen", ["-l", "-f", `${file}.pub`]);
    t.true(listed.includes(fingerprintOf(key)));
    for (const hash of ["sha256", "sha512"]) {
      const { stdout } = await execa(
        "ssh-keygen",
        ["-q", "-Y", "sign", "-f", file, "-n", NAMESPACE, "-O", `hashalg=${hash}`],
        { input: MESSAGE },
      );
      const signature = readSignature(stdout);
      t.deepEqual(signature.key.blob, key.blob);
      t.true(isSignatureOf(MESSAGE, signature, NAMESPACE), hash);
      t.false(isSignatureOf(Buffer.from("other\n"), signature, NAMESPACE), hash);
    }
  });
}

for (const type of KEY_TYPES) {
  test(`${type}: both agree about signatures that are made here`, async (t) => {
    const key = newKey(type, 3072);
    const other = newKey(type, 3072);
    const cases: readonly [what: string, signature: string][] = [
      ["good", signatureBy(key, MESSAGE, NAMESPACE)],
      ["sha256", signatureBy(key, MESSAGE, NAMESPACE, { hash: "sha256" })],
      ["another message", signatureBy(key, Buffer.from("x"), NAMESPACE)],
      ["another purpose", signatureBy(key, MESSAGE, "file")],
      ["another key under its name", signatureBy({ ...other, blob: key.blob }, MESSAGE, NAMESPACE)],
    ];
    for (const [what, signature] of cases) {
      t.is(here(signature), await there(key, signature), what);
    }
    t.true(here(cases[0]?.[1] ?? ""));
  });
}

test("RSA with SHA-1, and bytes after a signature, are rejected by both", async (t) => {
  const key = newKey("ssh-rsa", 3072);
  const makings: Making[] = [{ algorithm: "ssh-rsa" }, { version: 2 }, { hash: "sha1" }];
  for (const making of makings) {
    const signature = signatureBy(key, MESSAGE, NAMESPACE, making);
    t.deepEqual(
      [here(signature), await there(key, signature)],
      [false, false],
      JSON.stringify(making),
    );
  }
});

function here(signature: string): boolean {
  try {
    return isSignatureOf(MESSAGE, readSignature(signature), NAMESPACE);
  } catch {
    return false;
  }
}

let count = 0;
async function there({ line }: TestKey, signature: string): Promise<boolean> {
  count += 1;
  const [signers, file] = [join(folder, `signers-${count}`), join(folder, `${count}.sig`)];
  writeFileSync(signers, `office namespaces="${NAMESPACE}" ${line}\n`);
  writeFileSync(file, signature);
  const args = ["-Y", "verify", "-f", signers, "-I", "office", "-n", NAMESPACE, "-s", file];
  const { exitCode } = await execa("ssh-keygen", args, { input: MESSAGE, reject: false });
  return exitCode === 0;
}
