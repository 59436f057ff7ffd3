/** Violations that only a running cluster shows: an object that the estate's files order is changed or missing. */
import type { Fact } from "../../../policies/facts/fact.ts";
import { protectedEnforcement } from "../../../policies/rules/protected-enforcement/rule.ts";
import type { Violation } from "../../../policies/violations.ts";
import { ORDERED } from "./messages.ts";

/** The violation of an ordered object. */
export function ordered(is: keyof typeof ORDERED, { subject, type, objects }: Fact): Violation {
  const [object] = objects ?? [];
  const { name } = (object?.metadata ?? {}) as { readonly name?: unknown };
  const { why, waiver } = protectedEnforcement.messages;
  const values = { subject, type, name: String(name) };
  const { name: rule } = protectedEnforcement;
  return { rule, case: is, subject, ...ORDERED[is], why, waiver, values };
}
