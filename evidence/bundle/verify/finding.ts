/** What `estate verify` finds: each has a key for programs and a sentence for people. */
import type { MessageValues } from "../../../output/message.ts";
import type { FINDINGS } from "./messages.ts";

export type FindingKey = keyof typeof FINDINGS;

export interface Finding {
  readonly key: FindingKey;
  readonly values: MessageValues;
}

export function finding(key: FindingKey, values: MessageValues = {}): Finding {
  return { key, values };
}

/** Findings about what authentic evidence says; each other finding means that the evidence cannot be relied on. */
const ABOUT_CONTENT: ReadonlySet<FindingKey> = new Set<FindingKey>([
  "auditFailed",
  "auditInvalid",
  "driftFailed",
  "complianceFailed",
  "contractSigner",
  "waiverExpired",
  "waiverFaulty",
]);

/** Whether the documents are what the offices signed, independent of what they say. */
export function isAuthentic(findings: readonly Finding[]): boolean {
  return findings.every(({ key }) => ABOUT_CONTENT.has(key));
}
