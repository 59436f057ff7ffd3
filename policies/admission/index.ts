/** The rules as the API server of each cluster evaluates them: policies from the same rules, parameters from the same registry. */
import { RULES } from "../rules/index.ts";
import { admissionsOf } from "./admissions.ts";
import { bindingOf, type Manifest, policyOf } from "./policy.ts";

/** What every API server evaluates. */
export const ADMISSIONS = admissionsOf(RULES);

/** Policies and their bindings, `admissionregistration.k8s.io/v1`, the same in every cluster. */
export function admissionPolicies(): { policies: Manifest[]; bindings: Manifest[] } {
  return { policies: ADMISSIONS.map(policyOf), bindings: ADMISSIONS.map(bindingOf) };
}
