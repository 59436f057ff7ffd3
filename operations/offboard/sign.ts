/** Signs files with a person's SSH key, by OpenSSH itself: everybody can verify it with `ssh-keygen -Y verify`. */
import { rm } from "node:fs/promises";
import { execa } from "execa";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

/** What the signature is for: one of another purpose does not count as one of this. */
export const NAMESPACE = "aes-estate-offboarding";

/** How long a key in an agent may take, with a person who confirms it, ms. */
const PATIENCE_MS = 60_000;

/** Writes `<file>.sig` and returns its path. The key stays where it is: only its path is passed. */
export async function sign(file: string, key: string): Promise<string> {
  const signature = `${file}.sig`;
  await rm(signature, { force: true }); // it asks before it replaces one
  const args = ["-q", "-Y", "sign", "-n", NAMESPACE, "-f", key, file];
  const run = await execa("ssh-keygen", args, {
    stdin: "ignore",
    reject: false,
    timeout: PATIENCE_MS,
  });
  if (!run.failed) return signature;
  const reason = run.stderr?.trim().split("\n").at(-1) || run.shortMessage;
  throw new UserError(TEXTS.notSigned, { file, key, reason: String(reason) });
}
