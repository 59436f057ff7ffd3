/**
 * The key with which this machine signs evidence of its own rehearsals while no office of the country has one
 * (docs/adr/0092). It proves nothing to others.
 */
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { UserError } from "../output/user-error.ts";
import { stateFolder } from "./paths.ts";
import { SSH_TEXTS } from "./ssh-sign.ts";

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
  const reason = run.stderr.trim() || (run.shortMessage ?? "—");
  if (run.failed) throw new UserError(SSH_TEXTS.notMade, { file, reason });
  return file;
}

/** The public key, as its file has it; `undefined` if this machine has never made one. */
export function rehearsalKey(): string | undefined {
  const file = `${keyFile()}.pub`;
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}
