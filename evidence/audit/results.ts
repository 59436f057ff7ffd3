/** Evaluates a recording: every violation, and the subjects that each rule evaluated. */

import { isDeepStrictEqual } from "node:util";
import type { EvaluationContext } from "../../policies/context.ts";
import type { Mark, Recorded, Recording } from "../../policies/enforce/recorded/index.ts";
import {
  evaluate,
  evaluateRelations,
  evaluateStack,
  evaluateState,
} from "../../policies/evaluate.ts";
import type { Fact, StackFact, StateFact } from "../../policies/facts/fact.ts";
import type { ResourceRule } from "../../policies/rule.ts";
import { RESOURCE_RULES, RULES, STACK_RULES, STATE_RULES } from "../../policies/rules/index.ts";
import type { Violation } from "../../policies/violations.ts";

/** A violation, and the file's data on its resource. */
export interface AuditResult extends Violation {
  /** Whether the program requested it, or only the cloud's answers show it: then it was changed manually. */
  readonly seenIn: "inputs" | "outputs";
  readonly marks: readonly Mark[];
  /** Path of its resource in the file; absent for violations of the whole stack or its state. */
  readonly path?: readonly (string | number)[];
}

export interface AuditResults {
  readonly raw: readonly AuditResult[];
  /** Subjects by rule, for each rule that had something to evaluate. */
  readonly evaluated: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Evaluates every resource, the stack as a whole and, if its location is known, the state. */
export function auditResults(
  { resources, used, whole }: Recording,
  context: EvaluationContext,
  state: StateFact | undefined,
): AuditResults {
  const evaluated = new Map<string, Set<string>>();
  const note = (rule: string, subject: string) => {
    evaluated.set(rule, (evaluated.get(rule) ?? new Set()).add(subject));
  };
  for (const { declared, actual } of resources) {
    for (const rule of RESOURCE_RULES) {
      const facts = actual === undefined ? [declared] : [declared, actual];
      if (facts.some((fact) => concerns(rule, fact, context))) note(rule.name, declared.subject);
    }
  }
  const lasting = resources.filter(({ marks }) => !marks.some(isPending));
  // Things of another site belong to another cloud.
  const here = used.filter(({ labelledSite }) => labelledSite === context.site);
  const facts = [...lasting.map(factOf), ...here];
  const stack = { facts, whole };
  // If the cloud changed a join itself, the program's request is evaluated separately.
  const asActual = evaluateStack(stack, context);
  const declared = lasting.some(hasDrifted)
    ? evaluateStack({ facts: [...lasting.map((one) => one.declared), ...here], whole }, context)
    : asActual;
  const known = new Set(declared.map(placedKeyOf));
  const drifted = new Set(asActual.filter((one) => !known.has(placedKeyOf(one))));
  for (const rule of STACK_RULES) note(rule.name, context.site);
  if (state !== undefined) for (const rule of STATE_RULES) note(rule.name, context.site);

  const places = new Map(resources.map((one) => [one.declared.subject, one]));
  const aboutStack = [
    ...onlyOnce([...asActual, ...interruptedResults(resources, stack, context)]),
    ...(state === undefined ? [] : evaluateState(state, context)),
  ].map((violation): AuditResult => {
    const { marks = [], path } = places.get(violation.subject) ?? {};
    const seenIn = drifted.has(violation) ? "outputs" : "inputs";
    return { ...violation, seenIn, marks, ...(path && { path }) };
  });
  return {
    raw: [...resources.flatMap((one) => resultsOf(one, context)), ...aboutStack],
    evaluated,
  };
}

const isPending = (mark: Mark) => mark.startsWith("pending");
const factOf = ({ declared, actual }: Recorded): Fact => actual ?? declared;

/**
 * Resources that a run was creating may exist, with the joins they declare. Parts that they lack are not reported,
 * because the run would have created them.
 */
function interruptedResults(
  resources: readonly Recorded[],
  { facts, whole }: StackFact,
  context: EvaluationContext,
): Violation[] {
  const begun = resources.filter(({ marks }) => marks.includes("pendingOperation")).map(factOf);
  if (begun.length === 0) return [];
  const subjects = new Set(begun.map(({ subject }) => subject));
  return evaluateRelations({ facts: [...begun, ...facts], whole }, context).filter(({ subject }) =>
    subjects.has(subject),
  );
}

/** Whether the cloud reports other joins than the program requested. */
function hasDrifted({ declared, actual }: Recorded): boolean {
  return actual !== undefined && !isDeepStrictEqual(declared.joins, actual.joins);
}

function onlyOnce(violations: readonly Violation[]): Violation[] {
  return [...Map.groupBy(violations, placedKeyOf).values()].flatMap((same) => same.slice(0, 1));
}

function placedKeyOf(violation: Violation): string {
  return `${violation.subject} ${keyOf(violation)}`;
}

/** The program's request comes first; of the cloud's answers, only new violations are added. */
function resultsOf(
  { declared, actual, marks, path }: Recorded,
  context: EvaluationContext,
): AuditResult[] {
  const requested = evaluate(declared, context);
  const known = new Set(requested.map(keyOf));
  const answered = actual === undefined ? [] : evaluate(actual, context);
  return [
    ...requested.map((violation): AuditResult => ({ ...violation, seenIn: "inputs", marks, path })),
    ...answered
      .filter((violation) => !known.has(keyOf(violation)))
      .map((violation): AuditResult => ({ ...violation, seenIn: "outputs", marks, path })),
  ];
}

function keyOf({ rule, case: found, values }: Violation): string {
  return JSON.stringify([rule, found, values]);
}

/** Properties that every fact has: a rule that finds only these had nothing to evaluate. */
const ALWAYS: ReadonlySet<PropertyKey> = new Set([
  "subject",
  "type",
  "effects",
  "labelledByParent",
  "asks",
]);

/**
 * Whether a rule had anything to evaluate in a fact: it found a property that it read, or reads only the type. Rules do
 * not declare the properties they read, so their reads are observed.
 */
export function concerns(rule: ResourceRule, fact: Fact, context: EvaluationContext): boolean {
  const looked = { at: false, found: false };
  const watched = new Proxy(fact, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (!ALWAYS.has(key)) {
        looked.at = true;
        looked.found ||= value !== undefined;
      }
      return value;
    },
  });
  try {
    rule.find(watched, context, RULES);
  } catch {
    return true; // reported as a separate violation
  }
  return looked.found || !looked.at;
}
