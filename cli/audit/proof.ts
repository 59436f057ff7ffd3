/** Why a report counts: the self-test passed, and by which rules and registry it was made. */

import type { Recording } from "../../policies/recorded/index.ts";
import { packVersion } from "../../policies/registry.ts";
import { selfTest } from "../../policies/self-test.ts";
import type { Alliance } from "../../sovereignty/alliance.ts";
import { type Stamp, stampDifference, stampOf } from "../../sovereignty/digest.ts";
import type { Language } from "../../sovereignty/text.ts";
import type { Waivers } from "../../sovereignty/waivers/index.ts";
import type { Report } from "./model.ts";

/** The self-test by what an audit goes by: its registry, its waivers, its day. */
export function prove(alliance: Alliance, waivers: Waivers, today: string): Report["selfTest"] {
  const { selfTest: result, cases, missed } = selfTest(alliance, waivers, today);
  return { passed: result === "passed", cases, missed: [...missed] };
}

/** Which law judges now and, of a recorded state, which one judged the run that recorded it. */
export function stampsOf(
  { kind, settings }: Recording,
  alliance: Alliance,
  waivers: Waivers,
  language: Language,
): Report["stamp"] {
  const now = stampOf(alliance, waivers, { version: packVersion() });
  if (kind === "plan") return { now };
  const recorded = settings.judgedBy as Partial<Stamp> | undefined;
  const { pack, registry } = recorded ?? {};
  const known = typeof pack === "string" && typeof registry === "string";
  const difference = stampDifference(recorded, now, language);
  return {
    now,
    ...(known && { recorded: { pack, registry } }),
    ...(difference !== undefined && { difference }),
  };
}
