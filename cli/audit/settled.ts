/** Violations after the waivers: raw, waived and failed are kept apart to the end. */
import type { Violation } from "../../sovereignty/index.ts";
import type { Message, MessageValues } from "../../sovereignty/text.ts";

/** What became of the violations; `raw` is always `waived` and `failed` together. */
export interface Settled {
  readonly raw: readonly Violation[];
  readonly waived: readonly Waived[];
  readonly failed: readonly Violation[];
  /** What is wrong with the waivers themselves; any one fails the audit. */
  readonly problems: readonly WaiverProblem[];
}

/** One violation that is borne for a time, and by which waiver. */
export interface Waived {
  readonly violation: Violation;
  /** The waiver's key. */
  readonly key: string;
  readonly waiver: {
    readonly owner: { readonly name: string; readonly office: string };
    readonly approver: { readonly name: string; readonly office: string };
    readonly reason: Message;
    readonly ticket: string;
    /** Last day (UTC, `2026-11-24`). */
    readonly expiry: string;
  };
}

/** Something wrong with a waiver. */
export interface WaiverProblem {
  readonly path: readonly PropertyKey[];
  readonly message: Message;
  readonly values: MessageValues;
}

/** Without waivers all that was found fails. */
export function settle(raw: readonly Violation[]): Settled {
  return { raw, waived: [], failed: raw, problems: [] };
}
