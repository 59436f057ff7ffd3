/** The admission policies: one for each rule that an API server evaluates, and two that protect them. */
import type { Rule } from "../rule.ts";
import type { Admission } from "./define.ts";
import { protectedBaseline, protectedLabels } from "./protection.ts";

/** The admission policies of the given rules, by name, and the two that protect them. */
export function admissionsOf(rules: readonly Rule[]): Admission[] {
  const admissions = rules.flatMap((rule) =>
    rule.scope !== "object" || "none" in rule.admission ? [] : [rule.admission],
  );
  admissions.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...admissions, protectedBaseline, protectedLabels];
}
