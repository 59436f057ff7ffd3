/** Violations of rules: their shape, and their text for people. */
import {
  colonIn,
  type Language,
  type Message,
  type MessageValues,
  render,
} from "../output/message.ts";

/** One violation of one rule, with everything a person needs to act on it. */
export interface Violation {
  /** The rule's name, the same as its folder's. */
  readonly rule: string;
  /** Which of the rule's cases it is; stable for machines. */
  readonly case: string;
  readonly subject: string;
  readonly what: Message;
  readonly why: Message;
  readonly remediation: Message;
  readonly waiver: Message;
  readonly values: MessageValues;
}

/** Labels before the parts of a violation. */
export const LABELS: Record<"why" | "remediation" | "waiver", Message> = {
  why: { fr: "Pourquoi", en: "Why" },
  remediation: { fr: "Correction", en: "Fix" },
  waiver: { fr: "Dérogation", en: "Waiver" },
};

/** One violation as text: what, why, how to fix it, how to request a waiver. */
export function formatViolation(violation: Violation, language: Language): string {
  return linesOf(violation, language).join("\n");
}

/** Several violations as text, each explanation once. */
export function formatViolations(violations: readonly Violation[], language: Language): string {
  return [...new Set(violations.flatMap((violation) => linesOf(violation, language)))].join("\n");
}

function linesOf({ values, ...violation }: Violation, language: Language): string[] {
  const colon = colonIn(language);
  const say = (message: Message) => render(message, values, language);
  return [
    `[${violation.rule}] ${violation.subject}${colon} ${say(violation.what)}`,
    ...(["why", "remediation", "waiver"] as const).map(
      (part) => `  ${LABELS[part][language]}${colon} ${say(violation[part])}`,
    ),
  ];
}

/** The violation of a rule that crashed: a resource without a result does not pass. */
export function crashed(rule: string, subject: string, error: unknown): Violation {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule,
    case: "crashed",
    subject,
    what: {
      fr: "la règle {rule} n'a pas pu être évaluée : {reason}",
      en: "rule {rule} could not be evaluated: {reason}",
    },
    why: {
      fr: "Une ressource sans résultat n'est pas admise.",
      en: "A resource without a result is not admitted.",
    },
    remediation: {
      fr: "Signalez ce défaut d'aes-estate à ses mainteneurs.",
      en: "Report this defect of aes-estate to its maintainers.",
    },
    waiver: { fr: "Aucune dérogation.", en: "No waiver." },
    values: { rule, reason },
  };
}
