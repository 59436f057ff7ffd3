/** Proof that a report counts: the self-test passed, and the rules and registry that it used. */

import type { Language } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import {
  type PolicyDigest,
  policyDigestDifference,
  policyDigestOf,
} from "../../policies/digest.ts";
import type { Recording } from "../../policies/enforce/recorded/index.ts";
import { packVersion } from "../../policies/enforce/registry.ts";
import { selfTest } from "../../policies/enforce/self-test.ts";
import type { Waivers } from "../../policies/waivers/index.ts";
import type { Report } from "./model.ts";

/** The self-test with the audit's own registry, waivers and day. */
export function prove(alliance: Alliance, waivers: Waivers, today: string): Report["selfTest"] {
  const { selfTest: result, cases, missed } = selfTest(alliance, waivers, today);
  return { passed: result === "passed", cases, missed: [...missed] };
}

/** The policy digest of this audit and, for a recorded state, the one of the run that recorded it. */
export function policyDigestsOf(
  { kind, settings }: Pick<Recording, "settings"> & Pick<Report, "kind">,
  alliance: Alliance,
  waivers: Waivers,
  language: Language,
): Report["policyDigest"] {
  const now = policyDigestOf(alliance, waivers, { version: packVersion() });
  if (kind !== "state") return { now };
  // `judgedBy` was the output's name until 2026-11-28.
  const recorded = (settings.evaluatedBy ?? settings.judgedBy) as Partial<PolicyDigest> | undefined;
  const { pack, registry } = recorded ?? {};
  const known = typeof pack === "string" && typeof registry === "string";
  const difference = policyDigestDifference(recorded, now, language);
  return {
    now,
    ...(known && { recorded: { pack, registry } }),
    ...(difference !== undefined && { difference }),
  };
}
