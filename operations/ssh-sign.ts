/** Signs by OpenSSH itself: the private key stays where it is, in a file, an agent or on a token. */
import { execa } from "execa";
import type { Message } from "../output/message.ts";
import { UserError } from "../output/user-error.ts";

/** How long a key in an agent may take, with a person who confirms it, ms. */
const PATIENCE_MS = 60_000;

export const SSH_TEXTS = {
  noProgram: {
    fr: "ssh-keygen manque sur cette machine ; installez OpenSSH (paquet openssh-client)",
    en: "ssh-keygen is missing on this machine; install OpenSSH (package openssh-client)",
  },
  notMade: {
    fr: "{file} : ssh-keygen n'a pas créé la clé ({reason})",
    en: "{file}: ssh-keygen did not make the key ({reason})",
  },
  failed: {
    fr: "{key} : ssh-keygen n'a pas signé ({reason})",
    en: "{key}: ssh-keygen did not sign ({reason})",
  },
} as const satisfies Record<string, Message>;

/**
 * The armoured signature of some bytes by a key, for one purpose: a signature of another purpose does not count as one of
 * this. Throws a `UserError` if there is none.
 */
export async function signBytes(
  message: Uint8Array,
  key: string,
  namespace: string,
): Promise<string> {
  const run = await execa("ssh-keygen", ["-q", "-Y", "sign", "-f", key, "-n", namespace], {
    input: message,
    reject: false,
    stripFinalNewline: false,
    timeout: PATIENCE_MS,
  });
  if (run.code === "ENOENT") throw new UserError(SSH_TEXTS.noProgram, {});
  if (!run.failed) return run.stdout;
  const reason = run.stderr.trim().split("\n").at(-1) || (run.shortMessage ?? "—");
  throw new UserError(SSH_TEXTS.failed, { key, reason });
}
