/** Made-up rules, violations and waivers: these tests do not need a real rule that can be waived. */
import type { Violation } from "../../../policies/violations.ts";
import type { WaivableRule, Waiver } from "../../../policies/waivers/index.ts";

/** One rule that may be waived, one that may not. */
export const RULES: readonly WaivableRule[] = [
  { name: "quota-limits", metadata: { waivable: true } },
  { name: "class-country", metadata: { waivable: false } },
];

export const STACK = "urn:pulumi:bamako::aes-estate::";
export const SCOPE = `${STACK}openstack:compute/quotaSetV2:QuotaSetV2::bamako-tax-quota`;

/** A sound waiver, in force on 2026-11-24. */
export const SOUND: Waiver = {
  rule: "quota-limits",
  scope: SCOPE,
  owner: { name: "Platform Lead", office: "bamako-platform" },
  approver: { name: "Compliance Officer of Mali", office: "bamako-compliance" },
  reason: { fr: "Recensement en cours.", en: "Census under way." },
  ticket: "CHG-1",
  compensating: { fr: "Relevé chaque jour.", en: "Read daily." },
  start: "2026-11-01",
  expiry: "2026-12-31",
};

const words = { fr: "sans limite", en: "without limit" };

/** A violation that a rule would find at a resource. */
export function violation(rule = "quota-limits", subject = SCOPE, kind = "unbounded"): Violation {
  const values = { subject, type: "t", site: "bamako" };
  const text = { what: words, why: words, remediation: words, waiver: words };
  return { rule, case: kind, subject, ...text, values };
}
