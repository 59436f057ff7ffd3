/** Waivers as a file grants them: a violation of one rule by one resource, waived for a time. */
import { z } from "zod";
import { verbatim } from "../../output/message.ts";
import type { Alliance } from "../alliance/model.ts";
import { RULES } from "../rules/index.ts";
import { RESERVED_KEY, reservedKeys } from "../values/reserved.ts";
import { REMEDIATIONS, type WaiverProblem } from "./messages.ts";
import { type Waiver, waiversSchema } from "./model.ts";
import { type WaivableRule, waiverProblems } from "./problems.ts";

/** The granted waivers, and everything that is wrong in the file. */
export interface Waivers {
  /** The sound ones by key, regardless of their dates. A waiver with a problem waives nothing. */
  readonly sound: Readonly<Record<string, Waiver>>;
  /** Independent of the day: shape, wildcards, self-approval, rules that may not be waived. */
  readonly problems: readonly WaiverProblem[];
}

/** A file that grants nothing. */
export const NO_WAIVERS: Waivers = { sound: {}, problems: [] };

/** Reads waivers from plain data and reports all problems at once; data of another shape grants nothing. */
export function readWaivers(
  data: unknown,
  alliance: Alliance,
  rules: readonly WaivableRule[] = RULES,
): Waivers {
  const reserved = reservedKeys(data).map((path) => ({
    path,
    message: RESERVED_KEY,
    values: { key: String(path.at(-1)) },
    remediation: REMEDIATIONS.shape,
  }));
  // A waiver under such a key would vanish, so the file grants nothing.
  if (reserved.length > 0) return { sound: {}, problems: reserved };
  const { waivers, problems: misshapen } = shaped(data ?? {});
  const problems = [...misshapen, ...waiverProblems(waivers, alliance, rules)];
  const broken = new Set(problems.map(({ path }) => path[0]));
  const sound = Object.entries(waivers).filter(([name]) => !broken.has(name));
  return { sound: Object.fromEntries(sound), problems };
}

/** The waivers in the right shape, and the problems of the others. */
function shaped(data: unknown): { waivers: Record<string, Waiver>; problems: WaiverProblem[] } {
  const parsed = waiversSchema.safeParse(data, { error: z.locales.en().localeError });
  if (parsed.success) return { waivers: parsed.data, problems: [] };
  const french = waiversSchema.safeParse(data, { error: z.locales.fr().localeError }).error;
  const problems = parsed.error.issues.map(({ path, message }, index) => ({
    path,
    ...verbatim({ fr: french?.issues[index]?.message ?? message, en: message }),
    remediation: REMEDIATIONS.shape,
  }));
  const broken = new Set(problems.map(({ path }) => path[0]));
  const rest = Object.entries(data ?? {}).filter(([name]) => !broken.has(name));
  const sound = waiversSchema.safeParse(Object.fromEntries(rest));
  return { waivers: (!broken.has(undefined) && sound.data) || {}, problems };
}
