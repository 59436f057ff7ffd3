/**
 * The rules as the API server of each cluster evaluates them: the same rules, with parameters from the same registry.
 */
import { RULES } from "../rules/index.ts";
import { admissionsOf } from "./from-rules.ts";
import { bindingOf, type Manifest, policyOf } from "./policy.ts";

/** The admission policies of every API server. */
export const ADMISSIONS = admissionsOf(RULES);

/** Policies and their bindings, `admissionregistration.k8s.io/v1`, the same in every cluster. */
export function admissionPolicies(): { policies: Manifest[]; bindings: Manifest[] } {
  return { policies: ADMISSIONS.map(policyOf), bindings: ADMISSIONS.map(bindingOf) };
}
