/** The doctor's report as data, and what its checks find. */
import type { Message, MessageValues } from "../../output/message.ts";

/** What is wrong, and how an operator repairs it. */
export interface FindingText {
  readonly what: Message;
  readonly remediation: Message;
}

export interface Finding extends FindingText {
  readonly values: MessageValues;
}

/**
 * Why something was not assessed. `rehearsal`: a rehearsal has nothing of the kind. `unused`: no file of the site needs
 * it. With every other kind the cloud's answer is missing, and the report is no result.
 */
export const GAPS = [
  "rehearsal",
  "unused",
  "absent",
  "denied",
  "unreachable",
  "unreadable",
  "account",
] as const;
export type GapKind = (typeof GAPS)[number];

export interface Gap {
  readonly gap: GapKind;
  readonly why: Message;
  readonly values: MessageValues;
}

export type Found = Finding | Gap;

export type Status = "passed" | "failed" | "notAssessed";

export interface ReportedCheck {
  readonly key: string;
  readonly item: string;
  readonly title: string;
  readonly standards: readonly string[];
  readonly status: Status;
  readonly findings: readonly { readonly what: string; readonly remediation: string }[];
  readonly notAssessed: readonly { readonly gap: GapKind; readonly why: string }[];
}

/** A prerequisite, or a part of one, that no check can see. */
export interface Unseen {
  readonly item: string;
  readonly why: string;
}

/** The output of `estate doctor --format json`. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "aes-estate"; readonly version: string };
  readonly site: string;
  /** Address of the cloud's identity service. */
  readonly address: string;
  readonly region: string;
  readonly rehearsal: boolean;
  /** `incomplete`: no finding, but answers that a check needs are missing. */
  readonly result: "passed" | "failed" | "incomplete";
  readonly counts: Readonly<Record<Status | "findings", number>>;
  readonly checks: readonly ReportedCheck[];
  readonly unseen: readonly Unseen[];
}

/** Exit code for each result. */
export const EXIT_CODES: Readonly<Record<Report["result"], number>> = {
  passed: 0,
  failed: 1,
  incomplete: 2,
};

/** A finding, from its text. */
export function finding(text: FindingText, values: MessageValues = {}): Finding {
  return { ...text, values };
}
