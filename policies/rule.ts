/** The shape of a rule: its subject and its findings. */

import type { MessageValues } from "../output/message.ts";
import type { Admission } from "./admission/define.ts";
import type { EvaluationContext } from "./context.ts";
import type { Fact, StackFact, StateFact } from "./facts/fact.ts";
import type { RuleMessages } from "./rule-messages.ts";
import type { SelfTest } from "./self-test-cases.ts";

/** Severity of a violation, for reports and for the order of fixes; every rule is mandatory regardless. */
export const SEVERITIES = ["critical", "high", "medium"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Requirements of the frameworks that auditors know, by their own numbers. */
export interface References {
  /** ANSSI SecNumCloud 3.2. */
  readonly secNumCloud?: readonly string[];
  /** BSI C5:2025. */
  readonly c5?: readonly string[];
  /** CSA Cloud Controls Matrix 4. */
  readonly ccm?: readonly string[];
  /** Sovereign Cloud Stack standards. */
  readonly scs?: readonly string[];
}

/** Packs that leave rules out; the full pack evaluates every rule (policies/packs.ts). */
export type PackName = "residency";

/** Facts about a rule that its findings do not show. */
export interface RuleMetadata {
  readonly severity: Severity;
  /** Whether the alliance may waive it for a time; if not, its message names the alternative. */
  readonly waivable: boolean;
  readonly references: References;
  /** Packs that evaluate it besides the full one. */
  readonly packs: readonly PackName[];
}

/** One finding of a rule: which of its cases, and the values that its messages need. */
export interface Finding<Case extends string = string> {
  readonly case: Case;
  /** The subject, where a rule sees more than one. @default the subject that the rule evaluates */
  readonly about?: { readonly subject: string; readonly type: string };
  readonly values?: MessageValues;
}

/** The subjects of rules, by scope. */
export interface Subjects {
  /** Each resource of OpenStack, Kubernetes or another provider. */
  readonly resource: Fact;
  /** Each resource that sends Kubernetes objects to a cluster. */
  readonly object: Fact;
  /** The state store, and the protection of its secrets. */
  readonly state: StateFact;
  /** The whole stack; such rules also find missing resources. */
  readonly stack: StackFact;
  /** Relations between resources of a stack; a part of the stack is enough. */
  readonly relation: StackFact;
}
export type Scope = keyof Subjects;

/** The parts of a rule besides its evaluation. */
export interface RuleDefinition<Messages extends RuleMessages = RuleMessages> {
  /** Same as the name of its folder. */
  readonly name: string;
  readonly metadata: RuleMetadata;
  readonly messages: Messages;
  /** Cases that it must deny under every sound registry; at least one. */
  readonly selfTests: readonly SelfTest[];
}

/** Further parts of a rule about Kubernetes objects: how an API server evaluates it, or why none does. */
export interface ObjectRuleDefinition<Messages extends RuleMessages = RuleMessages>
  extends RuleDefinition<Messages> {
  readonly admission: Admission | { readonly none: string };
}

/** One rule: a pure function of a fact, of a state or of a stack. */
export interface RuleOf<S extends Scope> extends RuleDefinition {
  readonly scope: S;
  /** `rules` are those evaluated beside it; the rule that protects their admission policies needs them. */
  find(subject: Subjects[S], context: EvaluationContext, rules: readonly Rule[]): Finding[];
}
export interface ObjectRule extends RuleOf<"object">, ObjectRuleDefinition {
  readonly scope: "object";
}
export type ResourceRule = RuleOf<"resource"> | ObjectRule;
export type StateRule = RuleOf<"state">;
export type StackRule = RuleOf<"stack"> | RuleOf<"relation">;
export type Rule = ResourceRule | StateRule | StackRule;

/** A rule's function; it may only name cases that its messages have. */
type Find<S extends Scope, Messages extends RuleMessages> = (
  ...args: Parameters<RuleOf<S>["find"]>
) => Finding<keyof Messages["cases"] & string>[];

const define =
  <S extends Scope>(scope: S) =>
  <const Messages extends RuleMessages>(
    definition: RuleDefinition<Messages>,
    find: Find<S, Messages>,
  ): RuleOf<S> => ({ ...definition, scope, find });

export const defineResourceRule = define("resource");
export const defineStateRule = define("state");
export const defineStackRule = define("stack");
export const defineRelationRule = define("relation");

/** A rule about Kubernetes objects; it does not evaluate resources that send none. */
export function defineObjectRule<const Messages extends RuleMessages>(
  definition: ObjectRuleDefinition<Messages>,
  find: Find<"object", Messages>,
): ObjectRule {
  return {
    ...definition,
    scope: "object",
    find: (fact, context, rules) => (fact.objects === undefined ? [] : find(fact, context, rules)),
  };
}
