/** `estate verify`: verifies a bundle, or prints the keys with which `ssh-keygen` verifies its signature. */
import { join, resolve } from "node:path";
import { projectRoot } from "../../../estate/project.ts";
import { rehearsalKey } from "../../../operations/rehearsal-signer.ts";
import { toJsonText } from "../../../output/json.ts";
import type { Language } from "../../../output/message.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import { allowedSigners, officeKeys } from "../../../policies/signatures/signers.ts";
import { NAMESPACES } from "../../../policies/signatures/sshsig.ts";
import { readRegistry } from "../../audit/input.ts";
import { TEXTS } from "./messages.ts";
import { readBundle } from "./read.ts";
import { toJson, toText } from "./text.ts";
import { verifyBundle } from "./verify.ts";

export interface VerifyRequest {
  /** The registry's file. @default stacks/alliance.yaml */
  readonly alliance?: string;
  /** Day of the verification (UTC, `2026-11-24`). */
  readonly asOf: string;
  readonly require?: readonly string[] | undefined;
  readonly controls?: boolean;
  readonly json?: boolean;
  readonly allowedSigners?: boolean;
}

/** Returns the exit code: 0 verified, 1 findings. */
export function verifyEvidence(
  bundle: string | undefined,
  request: VerifyRequest,
  language: Language,
): number {
  const file = request.alliance ?? join(projectRoot, "stacks/alliance.yaml");
  const { alliance } = readRegistry(file, language);
  const keys = officeKeys(alliance);
  if (request.allowedSigners) {
    if (keys.length === 0) throw new UserError(TEXTS.noSigner, { file });
    process.stdout.write(allowedSigners(keys, NAMESPACES.evidence));
    return 0;
  }
  if (bundle === undefined) throw new Misuse(TEXTS.noBundle, {});
  const { asOf: today, require: required, json, controls = false } = request;
  const verification = verifyBundle(readBundle(resolve(bundle)), {
    alliance,
    today,
    required,
    machineKey: rehearsalKey(),
  });
  console.log(
    json ? toJsonText(toJson(verification, language)) : toText(verification, language, controls),
  );
  return verification.findings.length === 0 ? 0 : 1;
}
