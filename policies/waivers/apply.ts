/** Applies waivers to violations: which are waived today, and which fail the run. */
import { colonIn, type Language, type Message, render } from "../../output/message.ts";
import type { Violation } from "../violations.ts";
import { type WaiverProblem, waiverProblem } from "./messages.ts";
import type { Waiver } from "./model.ts";
import { stackOf } from "./problems.ts";
import type { Waivers } from "./read.ts";

/** The information of an enforcement point that applies waivers. */
export interface View {
  /** Day of the evaluation (UTC, `2026-11-24`). */
  readonly today: string;
  /**
   * The stack, `urn:pulumi:<stack>::<project>::`, where the enforcement point saw all of it. Else no waiver is an
   * orphan.
   */
  readonly whole?: string | undefined;
}

/** One waived violation, and its waiver. */
export interface Waived {
  readonly violation: Violation;
  /** The waiver's key. */
  readonly key: string;
  readonly waiver: Waiver;
}

/** A result; `raw` is always `waived` and `failed` together. */
export interface AppliedWaivers {
  readonly raw: readonly Violation[];
  readonly waived: readonly Waived[];
  readonly failed: readonly Violation[];
  /** Problems of the waivers themselves; any one fails the run. */
  readonly problems: readonly WaiverProblem[];
}

/**
 * Applies the waivers to the violations that the rules found: a sound waiver in force covers its rule on its resource,
 * and nothing else.
 */
export function applyWaivers(
  raw: readonly Violation[],
  waivers: Waivers,
  view: View,
): AppliedWaivers {
  const { today, whole } = view;
  const all = Object.entries(waivers.sound);
  const inForce = inForceOn(waivers, today);
  const matched = raw.map((violation) => {
    const found = inForce.find(([, waiver]) => covers(waiver, violation));
    return { violation, found };
  });
  const waived = matched.flatMap(({ violation, found }) =>
    found === undefined ? [] : [{ violation, key: found[0], waiver: found[1] }],
  );
  const failed = matched.flatMap(({ violation, found }) => (found ? [] : [violation]));
  const used = new Set(waived.map(({ key }) => key));
  return {
    raw,
    waived,
    failed,
    problems: [
      ...waivers.problems,
      ...all.flatMap(([key, { start, expiry }]) => [
        ...(expiry < today ? [dated("expired", key, "expiry", expiry, today)] : []),
        ...(start > today ? [dated("notStarted", key, "start", start, today)] : []),
      ]),
      ...inForce
        .filter(([key, { scope }]) => stackOf(scope) === whole && !used.has(key))
        .map(([key, { rule }]) => waiverProblem("orphaned", [key, "scope"], { rule })),
    ],
  };
}

/** The key of the waiver that covers a violation on a day, also of one that another program has reported. */
export function waiverOf(
  violation: Pick<Violation, "rule" | "case" | "subject">,
  waivers: Waivers,
  today: string,
): string | undefined {
  return inForceOn(waivers, today).find(([, waiver]) => covers(waiver, violation))?.[0];
}

function inForceOn({ sound }: Waivers, today: string): [string, Waiver][] {
  return Object.entries(sound).filter(([, { start, expiry }]) => start <= today && today <= expiry);
}

/** Whether a run may go on. */
export function passes({ failed, problems }: AppliedWaivers): boolean {
  return failed.length === 0 && problems.length === 0;
}

/** A rule that crashed evaluated nothing, so a waiver has nothing to cover. */
function covers(
  { rule, scope }: Waiver,
  violation: Pick<Violation, "rule" | "case" | "subject">,
): boolean {
  return violation.case !== "crashed" && violation.rule === rule && violation.subject === scope;
}

function dated(
  kind: "expired" | "notStarted",
  key: string,
  field: "start" | "expiry",
  got: string,
  want: string,
): WaiverProblem {
  return waiverProblem(kind, [key, field], { got, want });
}

const WAIVED: Message = {
  fr: "dérogation {key} jusqu'au {expiry} ({ticket})",
  en: "waived by {key} until {expiry} ({ticket})",
};

/** One waived violation as text: the violation, its waiver and the waiver's last day. */
export function formatWaived({ violation, key, waiver }: Waived, language: Language): string {
  const { rule, subject, what, values } = violation;
  const { expiry, ticket } = waiver;
  const text = render(WAIVED, { key, expiry, ticket }, language);
  const colon = colonIn(language);
  return `[${rule}] ${subject}${colon} ${text}${colon} ${render(what, values, language)}`;
}
