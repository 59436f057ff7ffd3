/** Offices' keys in the registry: which are accepted, whose a signature is, and OpenSSH's file of them. */
import test from "ava";
import type { Signer } from "../../../policies/alliance/model.ts";
import { signerProblems } from "../../../policies/alliance/problems/signers.ts";
import { allowedSigners, officeKeys, verified } from "../../../policies/signatures/signers.ts";
import { alliance } from "../fixture.ts";
import { newKey, signatureBy } from "./keys.ts";

const KEY = newKey("ssh-ed25519");
const OTHER = newKey("ssh-ed25519");
const NAMESPACE = "aes-estate-evidence";
const [first = "", second = ""] = Object.keys(alliance.offices);
const signer = (change: Partial<Signer> = {}): Signer => {
  return { key: KEY.line, start: "2026-01-01", end: "2026-12-31", ...change };
};

/** The registry with keys of its first two offices. */
function withSigners(one: Record<string, Signer>, two: Record<string, Signer> = {}) {
  const { [first]: a, [second]: b } = alliance.offices;
  if (a === undefined || b === undefined) throw new Error("two offices are needed");
  return {
    offices: {
      ...alliance.offices,
      [first]: { ...a, signers: one },
      [second]: { ...b, signers: two },
    },
  };
}
const problems = (...given: Parameters<typeof withSigners>) =>
  signerProblems(withSigners(...given)).map(({ path }) => path.join("."));

test("a key signs for one office, and no key is weak, of another kind or backwards", (t) => {
  t.deepEqual(problems({ main: signer() }, { main: signer({ key: OTHER.line }) }), []);
  t.deepEqual(problems({ main: signer() }, { main: signer() }), [
    `offices.${second}.signers.main.key`,
  ]);
  t.deepEqual(problems({ a: signer(), b: signer() }), [`offices.${first}.signers.b.key`]);
  t.deepEqual(problems({ main: signer({ end: "2025-12-31" }) }), [
    `offices.${first}.signers.main.end`,
  ]);
  for (const key of [
    newKey("ssh-rsa", 2048).line,
    "ssh-dss AAAA",
    `${KEY.line}AAAA`,
    "ssh-rsa AAAA",
  ]) {
    t.deepEqual(problems({ main: signer({ key }) }), [`offices.${first}.signers.main.key`], key);
  }
});

test("a signature counts on the days of its key, unless it is revoked", (t) => {
  const message = Buffer.from("x");
  const signature = signatureBy(KEY, message, NAMESPACE);
  const fault = (change: Partial<Signer>, day: string, text = signature) =>
    verified(
      message,
      text,
      { namespace: NAMESPACE, day },
      officeKeys(withSigners({ main: signer(change) })),
    );
  t.deepEqual(
    ["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((day) => fault({}, day).fault),
    ["early", undefined, undefined, "late"],
  );
  t.is(fault({}, "2026-06-01").by?.office, first);
  t.is(fault({ revoked: "2026-12-01" }, "2026-06-01").fault, "revoked");
  t.deepEqual(fault({ key: OTHER.line }, "2026-06-01"), { fault: "unknown" });
  t.deepEqual(fault({}, "2026-06-01", "x"), { fault: "malformed" });
  t.is(fault({}, "2026-06-01", signatureBy(KEY, Buffer.from("y"), NAMESPACE)).fault, "forged");
});

test("OpenSSH's file has each key with its purpose and days, and no revoked one", (t) => {
  const keys = officeKeys(
    withSigners({ main: signer() }, { old: signer({ key: OTHER.line, revoked: "2026-06-01" }) }),
  );
  t.is(
    allowedSigners(keys, NAMESPACE),
    `${first} namespaces="aes-estate-evidence",valid-after="20260101Z",valid-before="20270101Z" ${KEY.line}\n`,
  );
});
