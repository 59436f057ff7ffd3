/**
 * The key with which this machine signs evidence of its own rehearsals while no office of the country has one
 * (docs/adr/0092). It proves nothing to others.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { UserError } from "../output/user-error.ts";
import { readPublicKey } from "../policies/signatures/public-key.ts";
import type { OfficeKey } from "../policies/signatures/signers.ts";
import { stateFolder } from "./paths.ts";
import { SSH_TEXTS } from "./ssh-sign.ts";

/** What such a signature names in place of an office. */
export const REHEARSAL = "rehearsal";

/** The file of the private key, only for its owner. */
const keyFile = () => join(stateFolder(), "rehearsal-signer");

/** Makes the key at its first use; returns the file of the private one. Throws a `UserError` without OpenSSH. */
export async function makeRehearsalKey(): Promise<string> {
  const file = keyFile();
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const args = ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file];
  const run = await execa("ssh-keygen", args, { reject: false });
  if (run.code === "ENOENT") throw new UserError(SSH_TEXTS.noProgram, {});
  if (run.failed)
    throw new UserError(SSH_TEXTS.notMade, { file, reason: run.stderr.trim() || "—" });
  return file;
}

/** The public key, as its file has it; `undefined` if this machine has never made one. */
export function rehearsalKey(): string | undefined {
  const file = `${keyFile()}.pub`;
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** The key as one that signs for a country; none if the country's offices have keys of their own. */
export function rehearsalSigners(
  key: string | undefined,
  country: string,
  offices: readonly OfficeKey[],
): OfficeKey[] {
  if (key === undefined || offices.some((one) => one.country === country)) return [];
  const signer = { key, start: "0001-01-01", end: "9999-12-31" };
  return [{ office: REHEARSAL, name: "machine", country, signer, key: readPublicKey(key) }];
}
