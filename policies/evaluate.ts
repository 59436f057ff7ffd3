/** Evaluates plain facts by every rule, in the same way at every enforcement point. */

import type { Message } from "../output/message.ts";
import { assertAlliance } from "./alliance/registry.ts";
import type { EvaluationContext } from "./context.ts";
import type { Fact, StackFact, StateFact } from "./facts/fact.ts";
import type { Finding, Rule, RuleDefinition } from "./rule.ts";
import { RELATION_RULES, RESOURCE_RULES, RULES, STACK_RULES, STATE_RULES } from "./rules/index.ts";
import { crashed, type Violation } from "./violations.ts";

/** Evaluates one fact by every resource rule; throws an `AllianceError` when the registry itself is void. */
export function evaluate(fact: Fact, context: EvaluationContext): Violation[] {
  return violationsOf(RESOURCE_RULES, fact, context, fact);
}

/** Evaluates where the state is recorded and how its secrets are protected. */
export function evaluateState(state: StateFact, context: EvaluationContext): Violation[] {
  return violationsOf(STATE_RULES, state, context, { subject: context.site, type: "pulumi:state" });
}

/** Evaluates a stack as a whole: missing resources, and how its resources relate. */
export function evaluateStack(stack: StackFact, context: EvaluationContext): Violation[] {
  return violationsOf(STACK_RULES, stack, context, { subject: context.site, type: "pulumi:stack" });
}

/**
 * Evaluates how the resources of a part of a stack relate; resources that the rest may bring do not count as missing.
 */
export function evaluateRelations(part: StackFact, context: EvaluationContext): Violation[] {
  const about = { subject: context.site, type: "pulumi:stack" };
  return violationsOf(RELATION_RULES, part, context, about);
}

/** The subject of a violation, where its finding does not name one. */
type About = Required<Finding>["about"];

/** A rule by its subject, in any scope. */
interface RuleAbout<Subject> extends RuleDefinition {
  find(subject: Subject, context: EvaluationContext, rules: readonly Rule[]): Finding[];
}

function violationsOf<Subject>(
  rules: readonly RuleAbout<Subject>[],
  subject: Subject,
  context: EvaluationContext,
  about: About,
): Violation[] {
  assertAlliance(context.alliance);
  return rules.flatMap((rule) => {
    try {
      return rule
        .find(subject, context, RULES)
        .map((finding) => toViolation(rule, finding, finding.about ?? about, context));
    } catch (error) {
      return [crashed(rule.name, about.subject, error)];
    }
  });
}

function toViolation(
  { name, messages }: RuleDefinition,
  finding: Finding,
  { subject, type }: About,
  { site }: EvaluationContext,
): Violation {
  const { why, waiver, cases } = messages;
  const words = cases[finding.case] as { what: Message; remediation: Message };
  const values = { subject, type, site, ...finding.values };
  return { rule: name, case: finding.case, subject, ...words, why, waiver, values };
}
